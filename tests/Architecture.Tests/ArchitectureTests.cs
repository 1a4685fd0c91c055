using ArchUnitNET.xUnitV3;
using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Architecture.Tests;

public sealed class ArchitectureTests
{
    public static TheoryData<string> Services => [.. Parts.Services.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_knows_no_other_service(string service) =>
        Rules.ServicesDoNotKnowEachOther(service, Parts.Services.Keys.Where(other => other != service)).Check(Rules.Platform);

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_references_no_project_of_another(string service) =>
        Assert.Empty(Rules.Forbidden(Parts.Services[service], Parts.Services.Keys.Where(other => other != service)));

    [Fact]
    public void Libraries_know_no_service() => Rules.LibrariesKnowNoService().Check(Rules.Platform);

    [Fact]
    public void Services_call_nobody() => Rules.ServicesCallNobody().Check(Rules.Platform);

    [Fact]
    public void Only_live_uses_redis() => Rules.OnlyLiveUsesRedis().Check(Rules.Platform);

    [Fact]
    public void Only_messaging_knows_the_transport() => Rules.OnlyMessagingKnowsTheTransport().Check(Rules.Platform);

    [Fact]
    public void Only_messaging_and_the_public_exchange_speak_amqp() => Rules.OnlyMessagingAndThePublicExchangeSpeakAmqp().Check(Rules.Platform);

    [Fact]
    public void Contracts_depend_on_nothing() => Rules.ContractsDependOnNothing().Check(Rules.Platform);

    [Fact]
    public void Contracts_reference_the_framework_alone() =>
        Assert.Empty(Rules.BeyondTheFramework(typeof(Contracts.Membership.MemberChanged).Assembly));

    [Theory]
    [InlineData(typeof(Membership.MembershipDb))]
    [InlineData(typeof(Learning.LearningDb))]
    [InlineData(typeof(Showcase.ShowcaseDb))]
    [InlineData(typeof(Oversight.OversightDb))]
    [InlineData(typeof(Notifications.NotificationsDb))]
    public void Entities_are_plain_code(Type context) => Rules.EntitiesInjectNothing(EntitiesOf(context)).Check(Rules.Platform);

    [Theory]
    [MemberData(nameof(Services))]
    public void Classes_of_a_service_are_sealed(string service) => Rules.ClassesAreSealed($"PartyPlatform.{service}").Check(Rules.Platform);

    [Fact]
    public void The_service_defaults_know_no_word_of_the_business() =>
        Assert.Empty(Rules.Forbidden(typeof(ServiceDefaults.Verbs).Assembly, ["Contracts", "Messaging", "MemberCopy", .. Parts.Services.Keys]));

    [Theory]
    [InlineData(typeof(Membership.MembershipDb))]
    [InlineData(typeof(Learning.LearningDb))]
    [InlineData(typeof(Showcase.ShowcaseDb))]
    [InlineData(typeof(Oversight.OversightDb))]
    [InlineData(typeof(Notifications.NotificationsDb))]
    public void The_migrations_are_in_step_with_the_model(Type context)
    {
        using var db = ContextOf(context);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_gateways_migrations_are_in_step_with_the_model()
    {
        using var db = ContextOf(Parts.Services["Gateway"].GetType("PartyPlatform.Gateway.GatewayDb", throwOnError: true)!);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    internal static DbContext ContextOf(Type context)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        builder.UseNpgsql("Host=nowhere").UseSnakeCaseNamingConvention();
        return (DbContext)Activator.CreateInstance(context, builder.Options)!;
    }

    private static List<Type> EntitiesOf(Type context)
    {
        using var db = ContextOf(context);
        // The service's own: what it maps from libraries follows the libraries' rules.
        return [.. db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.Assembly == context.Assembly && InheritsNothing(type)).Distinct()];
    }

    private static bool InheritsNothing(Type type) => type.BaseType == typeof(object);
}
