using PartyPlatform.Contracts.Membership;
using PartyPlatform.Gateway;
using PartyPlatform.Gateway.Callers;
using PartyPlatform.Gateway.Limits;
using PartyPlatform.Gateway.Live;
using PartyPlatform.Gateway.Proxy;
using PartyPlatform.Gateway.Security;
using PartyPlatform.Gateway.Session;
using PartyPlatform.Gateway.WebClient;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("gateway");
builder.AddServiceDatabase<GatewayDb>("gatewaydb");
builder.AddMessaging<GatewayDb>("gateway", messaging => messaging
    .Handle<MemberDeactivated, EndSessionsOfMember>()
    .Handle<MemberErased, EndSessionsOfMember>()
    .Handle<MemberChanged, EndSessionsOfMember>());
builder.AddTransportRules();
builder.AddWebSessions();
builder.AddRateLimits();
builder.AddProxy();
builder.AddLiveStreams();
builder.Services.AddSingleton<IVerb, NoDemoData>();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
// Here and not where the framework would put it, since probes are answered right behind it.
app.UseRouting();
app.UseServiceDefaults();
app.UseRateLimiter();
app.UseCallerRules();
app.UseBodyLimits();

app.MapServiceDefaults();
app.MapSession();
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
