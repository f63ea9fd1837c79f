using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Progress.Challenges;

internal readonly record struct PatternId(Guid Value) : IId<PatternId>
{
    public static PatternId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out PatternId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>A challenge in stock, laid out in turn on days for which nobody has planned enough.</summary>
internal sealed class ChallengePattern
{
    public PatternId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Title { get; private set; } = "";
    public string Description { get; private set; } = "";
    public string ChallengeType { get; private set; } = "";
    public long TargetValue { get; private set; }
    public string Criteria { get; private set; } = "{}";
    public long XpReward { get; private set; }
    public long CoinReward { get; private set; }
    public bool IsActive { get; private set; }
    public int SortOrder { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static ChallengePattern Create(RealmId realm, ChallengeTerms terms, int place, DateTimeOffset now)
    {
        var pattern = new ChallengePattern { Id = Ids.New<PatternId>(), RealmId = realm, SortOrder = place, CreatedAt = now, UpdatedAt = now };
        pattern.Change(terms);
        return pattern;
    }

    public void Change(ChallengeTerms terms)
    {
        (Title, Description, ChallengeType) = (terms.Title.Trim(), terms.Description.Trim(), terms.ChallengeType);
        (TargetValue, Criteria) = (terms.TargetValue, terms.Criteria.GetRawText());
        (XpReward, CoinReward, IsActive) = (terms.XpReward, terms.CoinReward, terms.IsActive);
    }

    public ChallengeTerms Terms => new(Title, Description, ChallengeType, TargetValue, JsonElement.Parse(Criteria), XpReward, CoinReward, IsActive);

    private sealed class Map : IEntityTypeConfiguration<ChallengePattern>
    {
        public void Configure(EntityTypeBuilder<ChallengePattern> pattern)
        {
            pattern.ToTable("progress_challenge_patterns");
            pattern.Property(p => p.Criteria).HasColumnType("jsonb");
            pattern.Property(p => p.UpdatedAt).ValueGeneratedOnUpdate();
            pattern.InRealm(p => p.RealmId);
        }
    }
}
