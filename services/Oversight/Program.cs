using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Live;
using PartyPlatform.Media;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.Oversight;
using PartyPlatform.Oversight.Comments;
using PartyPlatform.Oversight.Demo;
using PartyPlatform.Oversight.Entries;
using PartyPlatform.Oversight.Reactions;
using PartyPlatform.Oversight.Reviews;
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
    .Handle<QuizCompleted, RecordQuizCompleted>()
    .Handle<StoryApproved, RecordStoryApproved>()
    .Handle<StoryWithdrawn, RecordStoryWithdrawn>());
builder.AddMemberCopy<OversightDb>();
builder.AddLive<OversightDb>();
builder.AddMedia();
builder.AddPictureRemoval<OversightDb>();
builder.AddComments();
builder.Services.AddHostedService<PushReactions>();
builder.AddOversightDemo();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
app.MapFailedMessages("/api/oversight");

var api = app.MapGroup("/api/oversight");
api.MapScorecards();
api.MapReviews();
api.MapEntries();
api.MapComments();
api.MapReactions();
api.MapLiveUpstream();
return await app.RunServiceAsync(args);
