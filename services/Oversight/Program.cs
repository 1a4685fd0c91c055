using PartyPlatform.Oversight;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("oversight");
builder.AddServiceDatabase<OversightDb>("oversightdb");
builder.AddMessaging<OversightDb>("oversight", messaging => messaging.HandleMemberCopy<OversightDb>());
builder.AddMemberCopy<OversightDb>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
return await app.RunServiceAsync(args);
