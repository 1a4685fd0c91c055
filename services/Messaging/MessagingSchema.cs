using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PartyPlatform.Messaging;

/// <summary>The tables of messaging. They are made by SQL of this project, not by each service's model, since EF knows no partitions.</summary>
public static class MessagingSchema
{
    /// <summary>Maps the outbox; call it in <c>OnModelCreating</c>.</summary>
    public static void AddMessaging(this ModelBuilder model) =>
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox_messages", table => table.ExcludeFromMigrations());
            // The partition key has to be part of it.
            outbox.HasKey(message => new { message.Id, message.OccurredAt });
            outbox.Property(message => message.EventType).HasMaxLength(200);
            outbox.Property(message => message.Destination).HasMaxLength(200);
            outbox.Property(message => message.Body).HasColumnType("jsonb");
            outbox.Property(message => message.TraceParent).HasMaxLength(55);
        });

    /// <summary>Creates the tables; call it in the service's first migration.</summary>
    public static void CreateMessaging(this MigrationBuilder migration) =>
        migration.Sql("""
            create table outbox_messages (
                id uuid not null,
                occurred_at timestamptz not null,
                event_type varchar(200) not null,
                destination varchar(200),
                body jsonb not null,
                trace_parent varchar(55),
                next_attempt_at timestamptz not null default now(),
                attempts integer not null default 0,
                last_error varchar(300),
                published_at timestamptz,
                primary key (id, occurred_at)
            ) partition by range (occurred_at);

            -- The net below the daily partitions: a day that nobody made a partition for is still written down.
            create table outbox_messages_default partition of outbox_messages default;

            -- From today on; the service makes those that follow.
            do $$
            declare day timestamp := date_trunc('day', now() at time zone 'utc');
            begin
                for ahead in 0..7 loop
                    execute format('create table %I partition of outbox_messages for values from (%L) to (%L)',
                        'outbox_messages_p' || to_char(day, 'YYYYMMDD'), day at time zone 'utc', (day + interval '1 day') at time zone 'utc');
                    day := day + interval '1 day';
                end loop;
            end $$;

            create index outbox_messages_unpublished on outbox_messages (next_attempt_at, id) where published_at is null;

            create table inbox_messages (
                message_id uuid not null,
                consumer varchar(200) not null,
                handled_at timestamptz not null default now(),
                primary key (message_id, consumer)
            );

            create index inbox_messages_handled_at on inbox_messages using brin (handled_at);

            create table failed_messages (
                id uuid primary key,
                message_id uuid,
                queue varchar(200) not null,
                event_type varchar(200) not null,
                failed_at timestamptz not null,
                attempts integer not null,
                exception_type varchar(300) not null,
                reason varchar(2000) not null,
                body bytea not null,
                headers jsonb not null,
                fingerprint bytea not null unique,
                settled_at timestamptz,
                settled_by varchar(100),
                settled_as varchar(20),
                settled_reason varchar(500)
            );

            create index failed_messages_waiting on failed_messages (failed_at, id) where settled_at is null;
            """);

    /// <summary>Drops the tables again.</summary>
    public static void DropMessaging(this MigrationBuilder migration) =>
        migration.Sql("drop table outbox_messages, inbox_messages, failed_messages;");
}
