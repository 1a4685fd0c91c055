using PartyPlatform.Contracts.Learning;
using PartyPlatform.Contracts.Oversight;
using PartyPlatform.Contracts.Showcase;
using PartyPlatform.Learning;
using PartyPlatform.Learning.Demo;
using PartyPlatform.Learning.Points;
using PartyPlatform.Learning.QuestionImports;
using PartyPlatform.Learning.Questions;
using PartyPlatform.Learning.Quizzes;
using PartyPlatform.Learning.Today;
using PartyPlatform.Learning.Topics;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("learning");
// Said here too: the checks of a request's attributes are generated for the project in which this call stands.
builder.Services.AddValidation();
builder.AddServiceDatabase<LearningDb>("learningdb");
builder.AddMessaging<LearningDb>("learning", messaging => messaging
    .HandleMemberCopy<LearningDb>()
    .Handle<StoryApproved, GivePointsForStory>()
    .Handle<StoryWithdrawn, TakeBackPointsForStory>()
    .Handle<ReviewStarted, OpenReviewTopic>()
    .Handle<ReviewClosed, OpenReviewTopic>());
builder.AddMemberCopy<LearningDb>();
builder.AddQuizzes();
builder.AddPoints();
builder.AddTopics();
builder.Services.AddHostedService<ExpireImports>();
builder.AddLearningDemo();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceDefaults();
app.MapFailedMessages("/api/learning");

var api = app.MapGroup("/api/learning");
api.MapQuestions();
api.MapQuestionImports();
api.MapQuizzes();
api.MapPoints();
api.MapTopics();
api.MapToday();
return await app.RunServiceAsync(args);
