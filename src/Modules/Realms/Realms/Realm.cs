using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Files;

namespace Questory.Realms.Realms;

/// <summary>How people come in: by themselves, by invitation, or not at all.</summary>
internal enum Joining { Open, Invitation, Closed }

/// <summary>One world: its own members, vocabulary, theme, rules and content.</summary>
internal sealed partial class Realm
{
    public const int SlugMax = 50;
    public const int NameMax = 100;
    public const int TaglineMax = 200;

    public RealmId Id { get; private init; }
    public OrganisationId OrganisationId { get; private init; }
    public string Slug { get; private init; } = "";
    public string Name { get; set; } = "";
    public string Tagline { get; set; } = "";

    /// <summary>Which preset it was made from; a note for people, asked by nothing.</summary>
    public string Edition { get; private init; } = "";
    public Joining Joining { get; set; }

    /// <summary>JSON object: standard word → the realm's own.</summary>
    public string Words { get; private set; } = "{}";
    public string Theme { get; private set; } = "{}";
    public string[] Modules { get; set; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Realm Create(Organisation organisation, string slug, string name, string edition, DateTimeOffset now) => new()
    {
        Id = Ids.New<RealmId>(),
        OrganisationId = organisation.Id,
        Slug = slug,
        Name = name,
        Edition = edition,
        CreatedAt = now,
        UpdatedAt = now,
    };

    public void Speak(IReadOnlyDictionary<string, string> words) => Words = JsonSerializer.Serialize(words);

    public void Wear(IReadOnlyDictionary<string, string> theme) => Theme = JsonSerializer.Serialize(theme);

    /// <summary>One choice of the theme, or what stands in for it.</summary>
    public string Look(string name, string otherwise) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Theme)!.GetValueOrDefault(name, otherwise);

    public static bool IsSlug(string text) => text.Length <= SlugMax && Slugs().IsMatch(text);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slugs();

    private sealed class Map : IEntityTypeConfiguration<Realm>, IEntityTypeConfiguration<ActivityRow>, IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<Realm> realm)
        {
            realm.ToTable("realms_realms").HasIndex(r => r.Slug).IsUnique();
            realm.Property(r => r.Words).HasColumnType("jsonb");
            realm.Property(r => r.Theme).HasColumnType("jsonb");
            realm.Property(r => r.UpdatedAt).ValueGeneratedOnUpdate();
            realm.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        }

        public void Configure(EntityTypeBuilder<ActivityRow> row) =>
            row.HasOne<Realm>().WithMany().HasForeignKey(a => a.RealmId).OnDelete(DeleteBehavior.Cascade);

        public void Configure(EntityTypeBuilder<StoredFile> file) =>
            file.HasOne<Realm>().WithMany().HasForeignKey(f => f.RealmId).OnDelete(DeleteBehavior.Cascade);
    }
}
