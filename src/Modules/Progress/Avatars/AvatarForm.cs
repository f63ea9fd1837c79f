using Microsoft.AspNetCore.Http;
using Questory.Progress.Achievements;

namespace Questory.Progress.Avatars;

/// <summary>An avatar as its author's form sends it.</summary>
internal sealed class AvatarForm
{
    public string? Slug { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? ImageUrl { get; set; }

    /// <summary>A picture sent along takes the address's place.</summary>
    public IFormFile? Picture { get; set; }
    public string? Category { get; set; }
    public string? Rarity { get; set; }
    public string? Collection { get; set; }
    public string? UnlockType { get; set; }
    public CriteriaForm Criteria { get; set => field = value ?? new(); } = new();

    /// <summary>Minor units by currency; empty is not asked for.</summary>
    public Dictionary<string, string> Price { get; set => field = value ?? []; } = [];
    public bool IsActive { get; set; }
    public int SortOrder { get; set; }

    public static AvatarForm Of(AvatarTerms a) => new()
    {
        Slug = a.Slug, Name = a.Name, Description = a.Description, ImageUrl = a.ImageUrl, Category = a.Category, Rarity = a.Rarity, Collection = a.Collection,
        UnlockType = a.UnlockType, Criteria = CriteriaForm.Of(a.UnlockCriteria), Price = (a.Price ?? new Dictionary<string, long>()).ToDictionary(one => one.Key, one => one.Value.ToString()),
        IsActive = a.IsActive, SortOrder = a.SortOrder,
    };

    public AvatarTerms Terms() => new(Name?.Trim() ?? "", Description?.Trim(), ImageUrl?.Trim() ?? "", Category ?? "", Rarity ?? "", UnlockType ?? "",
        Criteria.Json(), string.IsNullOrWhiteSpace(Collection) ? null : Collection,
        // What is no number is as wrong as 0, and told so.
        Price.Where(one => !string.IsNullOrWhiteSpace(one.Value)).ToDictionary(one => one.Key, one => long.TryParse(one.Value, out var amount) ? amount : 0),
        IsActive, SortOrder, string.IsNullOrWhiteSpace(Slug) ? null : Slug.Trim());
}
