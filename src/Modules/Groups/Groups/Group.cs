using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Groups.Contracts;
using Questory.Groups.Kinds;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Realms.Contracts;

namespace Questory.Groups.Groups;

/// <summary>People who learn together: a class, later a party, guild or team.</summary>
internal sealed class Group
{
    public const int NameMax = 100;
    public const int DescriptionMax = 500;
    public const int CodeMax = 20;

    // Without letters and digits that look alike; 31⁶ are enough against guessing, since tries are counted.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int CodeLength = 6;

    public static readonly Problem Archived = Outcome.Conflict("archived", "This is archived: nothing in it can be changed any more.");

    public GroupId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Kind { get; private init; } = "";
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";

    /// <summary>Lower-case; null while nobody may ask to come in.</summary>
    public string? JoinCode { get; private set; }
    public AccountId? CreatedBy { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateTimeOffset? ArchivedAt { get; private set; }

    public static Group Create(RealmId realm, string kind, string name, AccountId? by, DateTimeOffset now) => new()
    {
        Id = Ids.New<GroupId>(), RealmId = realm, Kind = kind, Name = name, JoinCode = NewCode(), CreatedBy = by, CreatedAt = now, UpdatedAt = now,
    };

    /// <summary>The old code is worth nothing any more.</summary>
    public void Open() => JoinCode = NewCode();

    public void Close() => JoinCode = null;

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    public void Reopen() => ArchivedAt = null;

    /// <summary>As people write it: <c>ABC-DEF</c>.</summary>
    public static string? Spell(string? code) => code is null ? null : $"{code[..3]}-{code[3..]}".ToUpperInvariant();

    /// <summary>However people typed it.</summary>
    public static string ReadCode(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static string NewCode() => RandomNumberGenerator.GetString(Alphabet, CodeLength);

    private sealed class Map : IEntityTypeConfiguration<Group>
    {
        public void Configure(EntityTypeBuilder<Group> group)
        {
            group.ToTable("groups_groups").HasIndex(g => new { g.RealmId, g.JoinCode }).IsUnique();
            group.InRealm(g => g.RealmId);
            group.HasOne<GroupKind>().WithMany().HasForeignKey(g => new { g.RealmId, g.Kind }).OnDelete(DeleteBehavior.NoAction);
            group.MentionsAccount(g => g.CreatedBy);
            group.Property(g => g.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}
