using PartyPlatform.Contracts.Learning;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.Oversight;
using PartyPlatform.Oversight.Scorecards;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("oversight");
// Said here too: the checks of a request's attributes are generated for the project in which this call stands.
builder.Services.AddValidation();
builder.AddServiceDatabase<OversightDb>("oversightdb");
builder.AddMessaging<OversightDb>("oversight", messaging => messaging
    .HandleMemberCopy<OversightDb>()
    .Handle<QuizPublished, RecordQuizPublished>()
    .Handle<QuizCompleted, RecordQuizCompleted>());
builder.AddMemberCopy<OversightDb>();
builder.Services.AddSingleton<IVerb, DemoOfficeVerb<OversightDb>>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
app.MapFailedMessages("/api/oversight");

var api = app.MapGroup("/api/oversight");
api.MapScorecards();
return await app.RunServiceAsync(args);
