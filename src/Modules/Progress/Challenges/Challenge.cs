using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Progress.Challenges;

internal readonly record struct ChallengeId(Guid Value) : IId<ChallengeId>
{
    public static ChallengeId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out ChallengeId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>Something to do on one day, for a reward that one has to fetch (AE-065).</summary>
internal sealed class Challenge
{
    public const int TitleMax = 200;
    public const int DescriptionMax = 1000;
    public const int TypeMax = 50;

    public ChallengeId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Title { get; private set; } = "";
    public string Description { get; private set; } = "";
    public string ChallengeType { get; private set; } = "";
    public long TargetValue { get; private set; }

    /// <summary>JSON in the language of <see cref="ChallengeCriteria"/>.</summary>
    public string Criteria { get; private set; } = "{}";
    public long XpReward { get; private set; }

    /// <summary>Minor units: a fact of the claim, which the realm's rule turns into a currency.</summary>
    public long CoinReward { get; private set; }

    /// <summary>Its day, in the calendar that streaks go by.</summary>
    public DateOnly ValidDate { get; private set; }

    /// <summary>From this moment on nothing counts and nothing can be claimed.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }
    public bool IsActive { get; private set; }
    public PatternId? PatternId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Challenge Create(RealmId realm, ChallengeTerms terms, DateOnly day, DateTimeOffset expires, DateTimeOffset now, PatternId? pattern = null)
    {
        var challenge = new Challenge { Id = Ids.New<ChallengeId>(), RealmId = realm, PatternId = pattern, CreatedAt = now, UpdatedAt = now };
        challenge.Change(terms, day, expires);
        return challenge;
    }

    public void Change(ChallengeTerms terms, DateOnly day, DateTimeOffset expires)
    {
        (Title, Description, ChallengeType) = (terms.Title.Trim(), terms.Description.Trim(), terms.ChallengeType);
        (TargetValue, Criteria) = (terms.TargetValue, terms.Criteria.GetRawText());
        (XpReward, CoinReward, IsActive) = (terms.XpReward, terms.CoinReward, terms.IsActive);
        (ValidDate, ExpiresAt) = (day, expires.ToUniversalTime());
    }

    public ChallengeTerms Terms => new(Title, Description, ChallengeType, TargetValue, JsonElement.Parse(Criteria), XpReward, CoinReward, IsActive, ValidDate, ExpiresAt);

    private sealed class Map : IEntityTypeConfiguration<Challenge>
    {
        public void Configure(EntityTypeBuilder<Challenge> challenge)
        {
            challenge.ToTable("progress_challenges").HasIndex(c => new { c.PatternId, c.ValidDate }).IsUnique();
            challenge.Property(c => c.Criteria).HasColumnType("jsonb");
            challenge.Property(c => c.UpdatedAt).ValueGeneratedOnUpdate();
            challenge.InRealm(c => c.RealmId);
            challenge.HasOne<ChallengePattern>().WithMany().HasForeignKey(c => c.PatternId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
