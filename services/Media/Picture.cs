using Microsoft.EntityFrameworkCore;

namespace PartyPlatform.Media;

/// <summary>A service's row of a picture: whose it is and what it belongs to.</summary>
public sealed class Picture
{
    private Picture()
    {
    }

    /// <summary>Names the files, too.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who uploaded it.</summary>
    public Guid OwnerMemberId { get; private set; }

    /// <summary>Pixels of the full rendering.</summary>
    public int Width { get; private set; }

    /// <summary>Pixels of the full rendering.</summary>
    public int Height { get; private set; }

    /// <summary>Length of the full rendering.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the full rendering.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What it belongs to (a story, an entry, a post); null until it is used.</summary>
    public Guid? AttachedTo { get; private set; }

    /// <summary>Since when it belongs to nothing; a day later it is removed.</summary>
    public DateTimeOffset? UnattachedSince { get; private set; }

    /// <summary>The row of a picture that was just taken.</summary>
    public static Picture Of(StoredPicture stored, Guid owner, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new Picture
        {
            Id = stored.Id,
            OwnerMemberId = owner,
            Width = stored.Width,
            Height = stored.Height,
            Bytes = stored.Bytes,
            Sha256 = stored.Sha256,
            CreatedAt = now,
            UnattachedSince = now,
        };
    }

    /// <summary>It belongs to this from now on. The service has checked that it belonged to nothing else.</summary>
    public void AttachTo(Guid thing) => (AttachedTo, UnattachedSince) = (thing, null);

    /// <summary>It belongs to nothing any more and is removed unless it is used again within a day.</summary>
    public void Detach(DateTimeOffset now) => (AttachedTo, UnattachedSince) = (null, now);
}

/// <summary>Maps pictures into a service's own database.</summary>
public static class PictureMapping
{
    /// <summary>Adds the table; call it in <c>OnModelCreating</c>.</summary>
    public static void AddPictures(this ModelBuilder model) => model.Entity<Picture>(picture =>
    {
        picture.ToTable("pictures");
        picture.Property(p => p.Id).ValueGeneratedNever();
        picture.Property(p => p.Sha256).HasMaxLength(32);
        picture.HasIndex(p => p.AttachedTo);
        picture.HasIndex(p => new { p.OwnerMemberId, p.UnattachedSince }).HasFilter("attached_to is null").HasDatabaseName("ix_pictures_unattached");
    });
}
