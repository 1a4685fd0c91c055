using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Media;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.Showcase;
using PartyPlatform.Showcase.Demo;
using PartyPlatform.Showcase.Featured;
using PartyPlatform.Showcase.Stories;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("showcase");
// Said here too: the checks of a request's attributes are generated for the project in which this call stands.
builder.Services.AddValidation();
builder.AddServiceDatabase<ShowcaseDb>("showcasedb");
builder.AddMessaging<ShowcaseDb>("showcase", messaging => messaging
    .HandleMemberCopy<ShowcaseDb>()
    .Handle<ReviewStarted, RecordReview>()
    .Handle<ReviewClosed, RecordReview>());
builder.AddMemberCopy<ShowcaseDb>();
builder.AddMedia();
builder.AddPictureRemoval<ShowcaseDb>();
builder.AddStories();
builder.AddShowcaseDemo();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
app.MapFailedMessages("/api/showcase");

var api = app.MapGroup("/api/showcase");
api.MapStories();
api.MapFeatured();
api.MapPictureUpload<ShowcaseDb>();
return await app.RunServiceAsync(args);
