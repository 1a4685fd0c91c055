using PartyPlatform.Membership;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("membership");
builder.AddServiceDatabase<MembershipDb>("membershipdb");
builder.AddMessaging<MembershipDb>("membership");

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
return await app.RunServiceAsync(args);
