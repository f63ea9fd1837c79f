namespace Questory.Progress.Achievements;

/// <summary>An achievement as its author's form sends it.</summary>
internal sealed class AchievementForm
{
    public string? Slug { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? Icon { get; set; }
    public string? Category { get; set; }
    public string? Rarity { get; set; }
    public CriteriaForm Criteria { get; set => field = value ?? new(); } = new();
    public long Xp { get; set; }
    public long Coins { get; set; }
    public long Keys { get; set; }
    public bool IsSecret { get; set; }
    public bool IsActive { get; set; }
    public int SortOrder { get; set; }

    public static AchievementForm Of(AchievementTerms a) => new()
    {
        Slug = a.Slug, Name = a.Name, Description = a.Description, Icon = a.Icon == "award" ? null : a.Icon, Category = a.Category, Rarity = a.Rarity,
        Criteria = CriteriaForm.Of(a.Criteria), Xp = a.Xp, Coins = a.Coins, Keys = a.Keys, IsSecret = a.IsSecret, IsActive = a.IsActive, SortOrder = a.SortOrder,
    };

    public AchievementTerms Terms() => new(Name?.Trim() ?? "", Description?.Trim() ?? "", string.IsNullOrWhiteSpace(Icon) ? null : Icon.Trim(),
        Category ?? "", Rarity ?? "", Criteria.Json(), Xp, Coins, Keys, IsSecret, IsActive, SortOrder, string.IsNullOrWhiteSpace(Slug) ? null : Slug.Trim());
}
