using PartyPlatform.MemberCopy.Access;
using PartyPlatform.Membership;
using PartyPlatform.Membership.Access;
using PartyPlatform.Membership.Account;
using PartyPlatform.Membership.Conduct;
using PartyPlatform.Membership.Connect;
using PartyPlatform.Membership.DemoData;
using PartyPlatform.Membership.Imports;
using PartyPlatform.Membership.Members;
using PartyPlatform.Membership.Organisation;
using PartyPlatform.Membership.Systems;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults;
using PartyPlatform.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("membership");
builder.AddServiceDatabase<MembershipDb>("membershipdb");
builder.AddMessaging<MembershipDb>("membership", messaging => messaging
    .AnswerSnapshots<DirectorySnapshot>()
    .AnswerSnapshots<SystemsSnapshot>());
// Said here too: the checks of a request's attributes are generated for the project in which this call stands.
builder.Services.AddValidation();
builder.Services.AddScoped<ICallerDirectory, DirectoryCallers>();
builder.Services.AddPartyPolicies();
builder.AddAccount();
builder.AddConnect();
builder.Services.AddSingleton<IVerb, LoadDemoOffice>();
builder.Services.AddScoped<IScheduledWork, CloseEndedBranches>();
builder.Services.AddScoped<IScheduledWork, ForgetOldImports>();
builder.Services.AddSingleton<ScheduledWorkRunner>();
builder.Services.AddHostedService(provider => provider.GetRequiredService<ScheduledWorkRunner>());

var app = builder.Build();
app.UsePublicAddress();
app.UseServiceDefaults();
app.UseRefusalPages();
app.MapServiceDefaults();
app.MapFailedMessages("/api/membership");

var api = app.MapGroup("/api/membership");
api.MapMembers();
api.MapOrgUnits();
api.MapConductRules();
api.MapMemberImports();
api.MapSystems();
app.MapAccount();
app.MapConnect();
return await app.RunServiceAsync(args);
