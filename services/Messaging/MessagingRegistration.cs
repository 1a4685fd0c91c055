using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace PartyPlatform.Messaging;

/// <summary>Collects what a service reacts to.</summary>
public sealed class MessagingBuilder(IServiceCollection services)
{
    /// <summary>Reacts to <typeparamref name="TEvent"/> with <typeparamref name="THandler"/>; one queue a service and event.</summary>
    public MessagingBuilder Handle<TEvent, THandler>()
        where TEvent : class
        where THandler : class, IEventHandler<TEvent>
    {
        services.TryAddScoped<THandler>();
        return this;
    }
}

/// <summary>Adds outbox, relay, inbox and consumers to a service.</summary>
public static class MessagingRegistration
{
    /// <summary>Adds messaging for the service whose database is <typeparamref name="TContext"/>.</summary>
    public static IHostApplicationBuilder AddMessaging<TContext>(
        this IHostApplicationBuilder builder, string serviceName, Action<MessagingBuilder>? configure = null)
        where TContext : DbContext
    {
        configure?.Invoke(new MessagingBuilder(builder.Services));
        return builder;
    }
}

/// <summary>The tables of messaging. They are made by SQL of this project, not by each service's model, since they are partitioned.</summary>
public static class MessagingSchema
{
    /// <summary>Maps the outbox; call it in <c>OnModelCreating</c>.</summary>
    public static void AddMessaging(this ModelBuilder model) =>
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox_messages", table => table.ExcludeFromMigrations());
            outbox.HasKey(message => message.Id);
            outbox.Property(message => message.EventType).HasMaxLength(200);
            outbox.Property(message => message.Body).HasColumnType("jsonb");
            outbox.Property(message => message.TraceParent).HasMaxLength(55);
        });

    /// <summary>Creates the tables; call it in the service's first migration.</summary>
    public static void CreateMessaging(this MigrationBuilder migration) =>
        migration.Sql("""
            create table outbox_messages (
                id uuid primary key,
                event_type varchar(200) not null,
                body jsonb not null,
                occurred_at timestamptz not null,
                trace_parent varchar(55));
            """);

    /// <summary>Drops the tables again.</summary>
    public static void DropMessaging(this MigrationBuilder migration) => migration.Sql("drop table outbox_messages;");
}
