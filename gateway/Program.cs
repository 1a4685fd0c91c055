using PartyPlatform.Contracts.Membership;
using PartyPlatform.Gateway;
using PartyPlatform.Gateway.Callers;
using PartyPlatform.Gateway.Limits;
using PartyPlatform.Gateway.Live;
using PartyPlatform.Gateway.Proxy;
using PartyPlatform.Gateway.Security;
using PartyPlatform.Gateway.Session;
using PartyPlatform.Gateway.WebClient;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
// The first writer that can is the one that does, so before those of the framework.
builder.Services.AddSingleton<IProblemDetailsWriter, ProblemPage>();
builder.AddServiceDefaults("gateway");
builder.AddServiceDatabase<GatewayDb>("gatewaydb");
builder.AddMessaging<GatewayDb>("gateway", messaging => messaging
    .Handle<MemberDeactivated, EndSessionsOfMember>()
    .Handle<MemberErased, EndSessionsOfMember>()
    .Handle<MemberChanged, EndSessionsOfMember>()
    .HandleMemberCopy<GatewayDb>());
// For the gateway's own staff API alone; what a service allows, that service decides.
builder.AddMemberCopy<GatewayDb>(CallerAuthentication.SchemeName);
builder.AddTransportRules();
builder.AddWebSessions();
builder.AddRateLimits();
builder.AddProxy();
builder.AddLiveStreams();
builder.Services.AddSingleton<IVerb, DemoOfficeVerb<GatewayDb>>();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
// Here and not where the framework would put it, since probes are answered right behind it.
app.UseRouting();
app.UseServiceDefaults(callersKnown => callersKnown.UseRateLimiter().UseCallerRules());
app.UseBodyLimits();

app.MapServiceDefaults();
app.MapSession();
app.MapGroup("").WithMetadata(RouteKind.Api).MapFailedMessages("/api/gateway");
app.MapProxy();
app.MapLiveUpstreamsAway();
app.MapApiDocs();
app.MapLocalAuthority();
app.MapWebClient();

var serves = args is [] or [['-', ..], ..];
if (serves && TransportRules.Objection(app) is { } objection)
{
    Console.Error.WriteLine(objection);
    return 78;
}

return await app.RunServiceAsync(args);
