using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;
using Questory.Progress.Rules;

namespace Questory.Progress.Challenges;

/// <summary>A challenge as a form sends it: texts, which may be empty, and what they mean.</summary>
public sealed class ChallengeForm
{
    public string? Title { get; set; }
    public string? Description { get; set; }
    public string? ChallengeType { get; set; }
    public string? Activity { get; set; }
    public ConditionsForm When { get; set => field = value ?? new(); } = new();
    public string? Sum { get; set; }
    public string? TargetValue { get; set; }
    public string? XpReward { get; set; }
    public string? CoinReward { get; set; }
    public string? ValidDate { get; set; }

    /// <summary>In the writer's own time; empty for the end of the day.</summary>
    public string? ExpiresAt { get; set; }
    public bool IsActive { get; set; }

    public static ChallengeForm New(DateOnly? day) => new()
    {
        ChallengeType = "lessons", Activity = "completed lesson", TargetValue = "3", XpReward = "50", CoinReward = "25", IsActive = true,
        ValidDate = day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public static ChallengeForm Of(ChallengeTerms terms, TimeZoneInfo zone)
    {
        var criteria = ChallengeCriteria.Read(terms.Criteria, out _);
        return new ChallengeForm
        {
            Title = terms.Title, Description = terms.Description, ChallengeType = terms.ChallengeType, IsActive = terms.IsActive,
            Activity = criteria is null ? null : $"{criteria.Verb} {criteria.Object}", Sum = criteria?.Sum,
            When = ConditionsForm.Of(terms.Criteria.TryGetProperty("when", out var when) ? when : null),
            TargetValue = terms.TargetValue.ToString(CultureInfo.InvariantCulture), XpReward = terms.XpReward.ToString(CultureInfo.InvariantCulture),
            CoinReward = terms.CoinReward.ToString(CultureInfo.InvariantCulture), ValidDate = terms.ValidDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ExpiresAt = terms.ExpiresAt is { } expires ? TypedTimes.Show(expires, zone) : null,
        };
    }

    public Outcome<ChallengeTerms> Read(TimeZoneInfo zone)
    {
        var numbers = new TypedNumbers();
        var (target, xp, coins) = (numbers.Whole("target_value", TargetValue), numbers.Whole("xp_reward", XpReward), numbers.Whole("coin_reward", CoinReward));
        if (numbers.Problem is { } fault)
            return fault;
        if (!TypedTimes.Read(ExpiresAt, zone, out var expires))
            return Outcome.Invalid("expires_at", "Give a date and a time.");
        return new ChallengeTerms(Title?.Trim() ?? "", Description?.Trim() ?? "", ChallengeType?.Trim() ?? "", target ?? 0, Criteria(), xp ?? 0, coins ?? 0, IsActive,
            DateOnly.TryParseExact(ValidDate, "yyyy-MM-dd", out var day) ? day : null, expires);
    }

    private JsonElement Criteria()
    {
        var (verb, kind) = Activity?.Split(' ', 2) is [var v, var k] ? (v, k) : ("", "");
        var criteria = new JsonObject { ["verb"] = verb, ["object"] = kind };
        if (When.Json() is { } conditions)
            criteria["when"] = JsonObject.Create(conditions);
        if (!string.IsNullOrWhiteSpace(Sum))
            criteria["sum"] = Sum.Trim();
        return JsonSerializer.SerializeToElement(criteria, Json.Options);
    }
}
