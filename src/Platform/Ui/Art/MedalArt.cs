namespace Questory.Platform.Ui.Art;

/// <summary>A badge's picture: the rarity gives shape and metal, the category the sign in its middle.</summary>
internal static class MedalArt
{
    private static readonly Dictionary<string, (string Face, string Rim, string Sign, string Shape)> metals = new()
    {
        ["common"] = ("#e2b184", "#a8703f", "#5c3413", """<circle cx="50" cy="50" r="38"/>"""),
        ["rare"] = ("#8fd3e8", "#2b86a8", "#0f4459", """<path d="M50 10l34.6 20v40L50 90 15.4 70V30z"/>"""),
        ["epic"] = ("#cdb2f5", "#7a4fc4", "#3a1c73", ""),
        ["legendary"] = ("#ffd766", "#d18f00", "#6b4300", ""),
        ["event"] = ("#ffb3a6", "#d4503c", "#6d1a0d", """<rect x="18" y="18" width="64" height="64" rx="18" transform="rotate(45 50 50)"/>"""),
        ["secret"] = ("#8d8aa8", "#4c4966", "#1f1c33", """<path d="M50 10q34 2 36 34 0 34-36 48-36-14-36-48 2-32 36-34z"/>"""),
    };

    private static readonly Dictionary<string, string> signs = new()
    {
        ["learning"] = "book-2", ["streaks"] = "flame", ["mastery"] = "target", ["exploration"] = "compass", ["social"] = "friends", ["events"] = "confetti",
    };

    /// <param name="rarity">common, rare, epic, legendary, event, secret.</param>
    /// <param name="category">learning, streaks, mastery, exploration, social, events; or the name of an icon.</param>
    public static string Draw(string rarity, string category)
    {
        var (face, rim, sign, shape) = metals.GetValueOrDefault(rarity, metals["common"]);
        var body = rarity switch { "epic" => Star(12, 40, 34), "legendary" => Star(16, 44, 36), _ => shape };
        var icon = IconShapes.ByName[signs.GetValueOrDefault(category, IconShapes.ByName.ContainsKey(category) ? category : "award")];
        return $"""
            <g fill="{rim}" transform="translate(0 4)">{body}</g><g fill="{face}" stroke="{rim}" stroke-width="4">{body}</g>
            <circle cx="50" cy="50" r="25" fill="#fff" opacity=".38"/><path d="M24 40Q30 22 50 20" stroke="#fff" stroke-width="4" opacity=".7"/>
            <g transform="translate(32 32) scale(1.5)" stroke="{sign}" stroke-width="2.1"><path d="{icon}"/></g>
            """;
    }

    private static string Star(int points, double outer, double inner)
    {
        var corners = Enumerable.Range(0, points * 2).Select(i =>
        {
            var (sin, cos) = Math.SinCos(Math.PI * i / points - Math.PI / 2);
            var radius = i % 2 == 0 ? outer : inner;
            return FormattableString.Invariant($"{50 + radius * cos:0.#},{50 + radius * sin:0.#}");
        });
        return $"<polygon points=\"{string.Join(' ', corners)}\"/>";
    }
}
