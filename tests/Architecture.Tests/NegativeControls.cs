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

        private static void Fails(IArchRule rule) => Assert.False(rule.HasNoViolations(Broken));
    }
}
