using Microsoft.EntityFrameworkCore;
using PartyPlatform.Learning.Questions;
using PartyPlatform.MemberCopy;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Data;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.Learning;

/// <summary>Learning's own database.</summary>
public sealed class LearningDb(DbContextOptions<LearningDb> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.AddMemberCopy();
        modelBuilder.AddIdempotency();
        modelBuilder.AddDatabaseClock();
        modelBuilder.HasSequence<int>(QuestionBank.Numbers);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LearningDb).Assembly);
    }
}
