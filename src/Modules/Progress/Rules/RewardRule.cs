using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Progress.Achievements;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Progress.Rules;

/// <summary>How often one rule pays one person.</summary>
internal enum Once { PerObject, PerActivity, PerDay, Ever }

/// <summary>When somebody does V to something of kind K, and the conditions hold, then give. A version is never changed:
/// editing adds the next one, and ledger lines keep the version that paid them.</summary>
internal sealed class RewardRule
{
    public const int CodeMax = 50;
    public const int TitleMax = 100;

    public RealmId RealmId { get; init; }
    public string Code { get; init; } = "";
    public int Version { get; init; }
    public string Verb { get; init; } = "";
    public string ObjectKind { get; init; } = "";

    /// <summary>The reason told with each payment, as an English sentence for the localiser.</summary>
    public string Title { get; init; } = "";

    /// <summary>JSON in the language of <see cref="Conditions"/>.</summary>
    public string Conditions { get; init; } = "{}";

    /// <summary>XP to give: this many, or as many as the fact says.</summary>
    public long? Xp { get; init; }
    public string? XpFact { get; init; }

    /// <summary>Currency to give, in minor units: this much, or as much as the fact says.</summary>
    public string? Currency { get; init; }
    public long? Amount { get; init; }
    public string? AmountFact { get; init; }
    public AchievementId? AchievementId { get; init; }

    /// <summary>The avatar to give: the one whose slug the fact says.</summary>
    public string? AvatarFact { get; init; }
    public Once Once { get; init; }

    /// <summary>Payments a day, at most; beyond it the rule pays nothing.</summary>
    public int? DailyCap { get; init; }

    /// <summary>Payments a day in full; the first beyond it pays half, the second a quarter … (NT-086).</summary>
    public int? HalvesAfter { get; init; }
    public bool Active { get; init; }
    public DateTimeOffset EffectiveFrom { get; init; }

    public bool CountsDays => DailyCap is not null || HalvesAfter is not null;

    public static RewardRule Create(RealmId realm, string code, int version, RuleTerms terms, AchievementId? achievement, DateTimeOffset now) => new()
    {
        RealmId = realm,
        Code = code,
        Version = version,
        Verb = terms.Verb,
        ObjectKind = terms.Object,
        Title = terms.Title,
        Conditions = terms.When?.GetRawText() ?? "{}",
        Xp = terms.Xp,
        XpFact = terms.XpFact,
        Currency = terms.Currency,
        Amount = terms.Amount,
        AmountFact = terms.AmountFact,
        AchievementId = achievement,
        AvatarFact = terms.AvatarFact,
        Once = terms.Once,
        DailyCap = terms.DailyCap,
        HalvesAfter = terms.HalvesAfter,
        Active = terms.Active,
        EffectiveFrom = terms.EffectiveFrom?.ToUniversalTime() ?? now,
    };

    public RuleTerms Terms(string? achievement) => new(Verb, ObjectKind, Title, JsonElement.Parse(Conditions), Xp, XpFact,
        Currency, Amount, AmountFact, achievement, Once, DailyCap, HalvesAfter, Active, EffectiveFrom, AvatarFact);

    private sealed class Map : IEntityTypeConfiguration<RewardRule>
    {
        public void Configure(EntityTypeBuilder<RewardRule> rule)
        {
            rule.ToTable("progress_rules").HasKey(r => new { r.RealmId, r.Code, r.Version });
            rule.Property(r => r.Conditions).HasColumnType("jsonb");
            rule.InRealm(r => r.RealmId);
            rule.NamesCurrency(r => new { r.RealmId, r.Currency });
            rule.HasOne<Achievement>().WithMany().HasForeignKey(r => r.AchievementId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
