using PartyPlatform.Showcase;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("showcase");
// Said here too: the checks of a request's attributes are generated for the project in which this call stands.
builder.Services.AddValidation();
builder.AddServiceDatabase<ShowcaseDb>("showcasedb");
builder.AddMessaging<ShowcaseDb>("showcase", messaging => messaging.HandleMemberCopy<ShowcaseDb>());
builder.AddMemberCopy<ShowcaseDb>();
builder.Services.AddSingleton<IVerb, DemoOfficeVerb<ShowcaseDb>>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
app.MapFailedMessages("/api/showcase");
return await app.RunServiceAsync(args);
