namespace Questory.Progress.Rules;

/// <summary>A rule as a form sends it: texts, which may be empty, and what they mean.</summary>
internal sealed class RuleForm
{
    public string? Code { get; set; }
    public string? Activity { get; set; }
    public string? Title { get; set; }
    public ConditionsForm When { get; set => field = value ?? new(); } = new();
    public long? Xp { get; set; }
    public string? XpFact { get; set; }
    public string? Currency { get; set; }
    public long? Amount { get; set; }
    public string? AmountFact { get; set; }
    public string? Achievement { get; set; }
    public string? AvatarFact { get; set; }
    public Once Once { get; set; }
    public int? DailyCap { get; set; }
    public int? HalvesAfter { get; set; }
    public bool Active { get; set; }

    public static RuleForm Of(ListRules.View rule) => new()
    {
        Code = rule.Code, Activity = $"{rule.Terms.Verb} {rule.Terms.Object}", Title = rule.Terms.Title,
        When = ConditionsForm.Of(rule.Terms.When), Xp = rule.Terms.Xp, XpFact = rule.Terms.XpFact, Currency = rule.Terms.Currency,
        Amount = rule.Terms.Amount, AmountFact = rule.Terms.AmountFact, Achievement = rule.Terms.Achievement, Once = rule.Terms.Once,
        DailyCap = rule.Terms.DailyCap, HalvesAfter = rule.Terms.HalvesAfter, Active = rule.Terms.Active,
        AvatarFact = rule.Terms.AvatarFact,
    };

    /// <param name="replaces">0 for a new one; the page's <c>EditedVersion</c> says it for the others.</param>
    public SaveRule.Request Request(int? replaces)
    {
        var (verb, kind) = Activity?.Split(' ', 2) is [var v, var k] ? (v, k) : ("", "");
        return new SaveRule.Request(replaces, verb, kind, Title ?? "", When.Json(), Xp, Given(XpFact), Given(Currency), Amount, Given(AmountFact),
            Given(Achievement), Once, DailyCap, HalvesAfter, Active, AvatarFact: Given(AvatarFact));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
