using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using PartyPlatform.Gateway.Callers;

namespace PartyPlatform.Gateway.Limits;

/// <summary>Answers 429 with <c>Retry-After</c> to whoever asks too much, without touching anybody else's share.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Gateway:Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
            limiter.OnRejected = (rejected, _) => RefuseAsync(rejected.HttpContext, rejected.Lease);
        });
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;
        var kind = RouteKind.Of(context);
        if (kind == RouteKind.Open)
            return RateLimitPartition.GetNoLimiter("open");
        if (kind == RouteKind.SignIn)
            return Bucket($"sign-in:{context.Connection.RemoteIpAddress}", limits.SignIn);
        return context.Features.Get<CallerFeature>()?.RateKey is { } key
            ? Bucket(key, limits.Caller)
            : Bucket($"address:{context.Connection.RemoteIpAddress}", limits.Address);
    }

    private static RateLimitPartition<string> Bucket(string key, Allowance allowance) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = allowance.Burst,
            TokensPerPeriod = allowance.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });

    private static async ValueTask RefuseAsync(HttpContext context, RateLimitLease lease) =>
        await RefuseAsync(context, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1);

    public static Task RefuseAsync(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return GatewayProblem.WriteAsync(context, StatusCodes.Status429TooManyRequests, "rate.limited",
            $"点得太快了，{seconds} 秒后再试", $"Too many requests; try again in {seconds} s.");
    }
}
