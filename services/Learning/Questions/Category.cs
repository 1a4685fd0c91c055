namespace PartyPlatform.Learning.Questions;

/// <summary>What questions are about: a subject, or a knowledge point within one.</summary>
internal sealed class Category
{
    public const int NameLength = 60;

    private Category()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The subject that this knowledge point belongs to; null for a subject.</summary>
    public Guid? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public static Category Of(string name, Guid? parentId, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Name = name, ParentId = parentId, CreatedAt = now };
}

/// <summary>The document that questions were made from, named as its readers name it.</summary>
internal sealed class QuestionSource
{
    public const int NameLength = 200;

    private QuestionSource()
    {
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public static QuestionSource Of(string name, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), Name = name, CreatedAt = now };
}
