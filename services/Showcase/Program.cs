using PartyPlatform.Showcase;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("showcase");
builder.AddServiceDatabase<ShowcaseDb>("showcasedb");
builder.AddMessaging<ShowcaseDb>("showcase", messaging => messaging.HandleMemberCopy<ShowcaseDb>());
builder.AddMemberCopy<ShowcaseDb>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
return await app.RunServiceAsync(args);
