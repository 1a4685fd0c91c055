using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartyPlatform.Gateway.Session;

/// <summary>Who signed in, says the issuer: signature, issuer, audience, life and the nonce of this very sign-in are checked.</summary>
internal sealed class IdTokens(IOptionsMonitor<JwtBearerOptions> bearer, IOptions<SessionOptions> session)
{
    private static readonly JsonWebTokenHandler Handler = new();

    public async Task<Guid> MemberOfAsync(string? idToken, string nonce, CancellationToken cancellationToken)
    {
        if (idToken is null)
            throw new IdTokenRejected("the issuer gave no id token");

        var jwt = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = jwt.TokenValidationParameters.Clone();
        parameters.ValidTypes = null;
        parameters.ValidAudience = session.Value.ClientId;
        parameters.ConfigurationManager = jwt.ConfigurationManager as BaseConfigurationManager;
        var result = await Handler.ValidateTokenAsync(idToken, parameters);
        if (!result.IsValid)
            throw new IdTokenRejected(result.Exception.GetType().Name);
        if (!result.Claims.TryGetValue("nonce", out var given) || given as string != nonce)
            throw new IdTokenRejected("the nonce is another sign-in's");
        return Guid.TryParse(result.ClaimsIdentity.FindFirst("sub")?.Value, out var memberId)
            ? memberId
            : throw new IdTokenRejected("the subject is no member");
    }
}

/// <summary>The id token does not prove who signed in.</summary>
internal sealed class IdTokenRejected(string reason) : Exception(reason);
