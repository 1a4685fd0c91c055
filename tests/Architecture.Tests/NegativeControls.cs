// The namespaces below imitate the platform's, one broken rule each: a rule that cannot fail guards nothing.
using ArchUnitNET.Fluent;

#pragma warning disable CA1852 // the unsealed class is the point

namespace PartyPlatform.Alpha
{
    internal sealed class CallsAnother
    {
        public PartyPlatform.Beta.Own? Other { get; set; }
    }

    internal class MadeToBeInherited;
}

namespace PartyPlatform.Beta
{
    internal sealed class Own;

    internal sealed class KnowsTheTransport
    {
        public MassTransit.IBus? Bus { get; set; }
    }

    internal sealed class SpeaksAmqp
    {
        public RabbitMQ.Client.IConnection? Connection { get; set; }
    }

    internal sealed class EntityWithDatabase
    {
        public Microsoft.EntityFrameworkCore.DbContext? Db { get; set; }
    }

    internal sealed class CallsAService
    {
        public System.Net.Http.HttpClient? Other { get; set; }
    }

    internal sealed class KeepsItInRedis
    {
        public StackExchange.Redis.IDatabase? Redis { get; set; }
    }

    internal sealed class Unmapped
    {
        public Guid Id { get; set; }
    }

    internal sealed class WithoutMigration(Microsoft.EntityFrameworkCore.DbContextOptions<WithoutMigration> options) : Microsoft.EntityFrameworkCore.DbContext(options)
    {
        public Microsoft.EntityFrameworkCore.DbSet<Unmapped> Things => Set<Unmapped>();
    }
}

namespace PartyPlatform.FakeContracts
{
    internal sealed record LeansOnAnother(PartyPlatform.Beta.Own Own);
}

namespace PartyPlatform.Architecture.Tests
{
    public sealed class NegativeControls
    {
        private static readonly ArchUnitNET.Domain.Architecture Broken = Rules.Load(typeof(NegativeControls).Assembly);

        [Fact]
        public void Knowing_another_service_is_seen() => Fails(Rules.ServicesDoNotKnowEachOther("Alpha", ["Beta"]));

        [Fact]
        public void Knowing_the_transport_is_seen() => Fails(Rules.OnlyMessagingKnowsTheTransport());

        [Fact]
        public void Speaking_amqp_elsewhere_is_seen() => Fails(Rules.OnlyMessagingAndThePublicExchangeSpeakAmqp());

        [Fact]
        public void A_contract_that_leans_on_something_is_seen() => Fails(Rules.ContractsDependOnNothing("PartyPlatform.FakeContracts"));

        [Fact]
        public void An_entity_with_a_database_is_seen() => Fails(Rules.EntitiesInjectNothing([typeof(PartyPlatform.Beta.EntityWithDatabase)]));

        [Fact]
        public void A_class_that_can_be_inherited_is_seen() => Fails(Rules.ClassesAreSealed("PartyPlatform.Alpha"));

        [Fact]
        public void A_library_that_knows_a_service_is_seen() => Fails(Rules.LibrariesKnowNoService("Alpha", "Beta"));

        [Fact]
        public void A_call_to_a_service_is_seen() => Fails(Rules.ServicesCallNobody("Beta"));

        [Fact]
        public void Redis_elsewhere_is_seen() => Fails(Rules.OnlyLiveUsesRedis());

        [Fact]
        public void A_reference_to_another_project_is_seen() => Assert.NotEmpty(Rules.Forbidden(typeof(NegativeControls).Assembly, "Learning"));

        [Fact]
        public void A_reference_beyond_the_framework_is_seen() => Assert.NotEmpty(Rules.BeyondTheFramework(typeof(NegativeControls).Assembly));

        [Fact]
        public void A_model_without_its_migration_is_seen()
        {
            using var db = ArchitectureTests.ContextOf(typeof(PartyPlatform.Beta.WithoutMigration));

            Assert.True(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.HasPendingModelChanges(db.Database));
        }

        [Theory]
        [InlineData("GET /a: nobody", "GET /a: nobody|GET /b: nobody")]
        [InlineData("GET /a: nobody|GET /gone: nobody", "GET /a: nobody")]
        [InlineData("GET /a: administrator", "GET /a: administrator member")]
        public void A_route_that_is_not_as_listed_is_seen(string listed, string found) =>
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Testing.RouteTable.MustMatch(listed.Split('|'), found.Split('|')));

        private static void Fails(IArchRule rule) => Assert.False(rule.HasNoViolations(Broken));
    }
}
