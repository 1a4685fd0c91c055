using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace PartyPlatform.Architecture.Tests;

/// <summary>The rules of the house that a machine can check. Each is a function of what it checks, so that it can be shown to fail.</summary>
internal static class Rules
{
    /// <summary>Our own assemblies only: loading the framework too costs half a minute and tells nothing.</summary>
    public static readonly ArchUnitNET.Domain.Architecture Platform = Load(Parts.All);

    public static ArchUnitNET.Domain.Architecture Load(params System.Reflection.Assembly[] assemblies) =>
        new ArchLoader().LoadAssemblies(assemblies).Build();

    public static IArchRule ServicesDoNotKnowEachOther(string service, IEnumerable<string> others) =>
        Types().That().ResideInNamespaceMatching(Inside(service))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^({string.Join('|', others.Select(Inside))})"))
            .Because("a service answers from its own data and learns of others by events")
            .WithoutRequiringPositiveResults();

    public static IArchRule OnlyMessagingKnowsTheTransport(string except = "PartyPlatform.Messaging") =>
        Types().That().DoNotResideInNamespaceMatching($"^{except}").And().ResideInNamespaceMatching("^PartyPlatform")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching("^MassTransit")
            .Because("the transport can be exchanged only while nobody else knows it")
            .WithoutRequiringPositiveResults();

    // What other systems are promised — exchange, routing key, message id, queue — is AMQP itself, so the folder that keeps
    // the promise says it in AMQP.
    public static IArchRule OnlyMessagingAndThePublicExchangeSpeakAmqp(string except = @"PartyPlatform\.(Messaging|Notifications\.Broker)") =>
        Types().That().DoNotResideInNamespaceMatching($@"^{except}(\.|$)").And().ResideInNamespaceMatching("^PartyPlatform")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching("^RabbitMQ")
            .Because("a service tells others by events and never by a queue of its own")
            .WithoutRequiringPositiveResults();

    public static IArchRule ContractsDependOnNothing(string contracts = "PartyPlatform.Contracts") =>
        Types().That().ResideInNamespaceMatching($"^{contracts}")
            .Should().OnlyDependOnTypesThat().ResideInNamespaceMatching($"^({contracts}|System|Coverlet|Microsoft.CodeAnalysis|System.Runtime.CompilerServices|)(\\.|$)")
            .Because("other systems and later versions read the contracts")
            .WithoutRequiringPositiveResults();

    // A password hasher is given to the account that checks with it, as the time is.
    public static IArchRule EntitiesInjectNothing(IEnumerable<System.Type> entities) =>
        Classes().That().Are(entities)
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^(Microsoft\.AspNetCore(?!\.Identity)|Microsoft\.EntityFrameworkCore|Microsoft\.Extensions|Npgsql)")
            .Because("the domain is plain code: it is given the time and injects nothing")
            .WithoutRequiringPositiveResults();

    public static IArchRule ClassesAreSealed(string @namespace) =>
        Classes().That().ResideInNamespaceMatching($"^{@namespace}").And().DoNotResideInNamespaceMatching(@"\.Migrations$").And().AreNotAbstract().And().DoNotHaveNameContaining("<").And().DoNotHaveNameContaining("Program")
            .Should().BeSealed()
            .Because("nothing here is made to be inherited")
            .WithoutRequiringPositiveResults();

    /// <summary>A library serves every service and knows none.</summary>
    public static IArchRule LibrariesKnowNoService(string libraries = "Contracts|Messaging|MemberCopy|Live|Media|Tables|ServiceDefaults", string services = "Membership|Learning|Showcase|Oversight|Notifications|Gateway") =>
        Types().That().ResideInNamespaceMatching($@"^PartyPlatform\.({libraries})(\.|$)").And().DoNotResideInNamespaceMatching($@"^PartyPlatform\.Contracts\.")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^PartyPlatform\.({services})(\.|$)"))
            .Because("what one service needs alone belongs into it")
            .WithoutRequiringPositiveResults();

    /// <summary>Redis carries hints between replicas; nobody keeps a truth in it, so nobody else holds a connection to it.</summary>
    public static IArchRule OnlyLiveUsesRedis(string except = @"PartyPlatform\.Live") =>
        Types().That().DoNotResideInNamespaceMatching($@"^{except}(\.|$)").And().ResideInNamespaceMatching("^PartyPlatform")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching("^StackExchange")
            .Because("all that is in Redis can be built again")
            .WithoutRequiringPositiveResults();

    // The keys that tokens are checked with, and the management of the broker that other systems read from.
    public static IArchRule ServicesCallNobody(string services = "Membership|Learning|Showcase|Oversight|Notifications|Messaging|MemberCopy|Live|Media", string except = @"PartyPlatform\.Notifications\.Broker") =>
        Types().That().ResideInNamespaceMatching($@"^PartyPlatform\.({services})(\.|$)").And().DoNotResideInNamespaceMatching($"^{except}")
            .Should().NotDependOnAnyTypesThat().HaveFullNameMatching(@"^System\.Net\.Http\.(HttpClient|IHttpClientFactory)$|^Grpc\.")
            .Because("a service answers from its own data alone")
            .WithoutRequiringPositiveResults();

    /// <summary>References that none of <paramref name="forbidden"/> may be among.</summary>
    public static IEnumerable<string> Forbidden(System.Reflection.Assembly assembly, params IEnumerable<string> forbidden) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Intersect(forbidden);

    /// <summary>References beyond the framework.</summary>
    public static IEnumerable<string> BeyondTheFramework(System.Reflection.Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !name.StartsWith("System.", System.StringComparison.Ordinal));

    private static string Inside(string service) => $@"PartyPlatform\.{service}(\.|$)";
}

/// <summary>The parts of the platform by name and assembly.</summary>
internal static class Parts
{
    public static readonly IReadOnlyDictionary<string, System.Reflection.Assembly> Services = new Dictionary<string, System.Reflection.Assembly>
    {
        ["Membership"] = typeof(Membership.MembershipDb).Assembly,
        ["Learning"] = typeof(Learning.LearningDb).Assembly,
        ["Showcase"] = typeof(Showcase.ShowcaseDb).Assembly,
        ["Oversight"] = typeof(Oversight.OversightDb).Assembly,
        ["Notifications"] = typeof(Notifications.NotificationsDb).Assembly,
        ["Gateway"] = System.Reflection.Assembly.Load("Gateway"),
    };

    public static System.Reflection.Assembly[] All =>
    [
        .. Services.Values,
        typeof(Contracts.Membership.MemberChanged).Assembly,
        typeof(Messaging.Outbox).Assembly,
        typeof(MemberCopy.LocalMember).Assembly,
        typeof(Live.LiveLog).Assembly,
        typeof(Media.PictureFiles).Assembly,
        typeof(ServiceDefaults.Verbs).Assembly,
    ];
}
