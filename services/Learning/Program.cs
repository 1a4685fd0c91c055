using PartyPlatform.Learning;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("learning");
builder.AddServiceDatabase<LearningDb>("learningdb");
builder.AddMessaging<LearningDb>("learning", messaging => messaging.HandleMemberCopy<LearningDb>());
builder.AddMemberCopy<LearningDb>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
return await app.RunServiceAsync(args);
