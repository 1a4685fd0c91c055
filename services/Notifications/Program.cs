using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.Notifications;
using PartyPlatform.Notifications.Broker;
using PartyPlatform.Notifications.Demo;
using PartyPlatform.Notifications.Events;
using PartyPlatform.Notifications.Inbox;
using PartyPlatform.Notifications.Subscribers;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("notifications");
// Said here too: the checks of a request's attributes are generated for the project in which this call stands.
builder.Services.AddValidation();
builder.AddServiceDatabase<NotificationsDb>("notificationsdb");
builder.AddMessaging<NotificationsDb>("notifications", messaging => messaging
    .HandleMemberCopy<NotificationsDb>()
    .HandlePublicEvents()
    .HandleSubscribers()
    .HandleInbox());
builder.AddMemberCopy<NotificationsDb>();
builder.AddPublicEvents();
builder.AddPublicBroker();
builder.AddSubscribers();
builder.Services.AddHostedService<PruneOldRows>();
builder.Services.AddSingleton<IVerb, DemoVerb>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
app.MapFailedMessages("/api/notifications");

app.MapPublicEvents();
var api = app.MapGroup("/api/notifications");
api.MapEventLog();
api.MapSubscribers();
api.MapInbox();
return await app.RunServiceAsync(args);
