using PartyPlatform.Gateway.Session;
using PartyPlatform.MemberCopy.Access;

namespace PartyPlatform.Gateway.Live;

/// <summary>The gateway's own access token, with which it reads live channels; it speaks for no member.</summary>
internal sealed class MachineToken(IServiceProvider services, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1, 1);
    private MachineAccess? _access;

    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_access is { } usable && usable.ExpiresAt - clock.GetUtcNow() > RenewBefore)
            return usable.AccessToken;

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_access is not { } access || access.ExpiresAt - clock.GetUtcNow() <= RenewBefore)
                _access = access = await services.GetRequiredService<IssuerClient>().MachineTokenAsync(Policies.LiveScope, cancellationToken);
            return access.AccessToken;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A service did not take it: the next one is a new one.</summary>
    public void Forget() => _access = null;

    public void Dispose() => _one.Dispose();
}
