using System.Globalization;

namespace Questory.Platform.Ui.Shell;

/// <summary>How a realm looks: a preset, and what the realm changed of it. Lightness is never the realm's to set, so contrast holds.</summary>
/// <param name="Preset">One of <see cref="Presets"/>; anything else falls back to Questory's own look.</param>
/// <param name="Hue">Accent hue in degrees of OKLCH, 0–360; null keeps the preset's.</param>
/// <param name="Spark">Hue of the second, bright colour (next step, stars), 0–360.</param>
/// <param name="Rounding">Corner radius in pixels, 0–28.</param>
/// <param name="Fonts">One of <see cref="FontPairs"/>.</param>
/// <param name="Illustrations">Name of the scene that greets on the home page (<see cref="Art.Scenes"/>); null takes the preset's.</param>
public sealed record RealmTheme(string Preset, int? Hue = null, int? Spark = null, int? Rounding = null, string? Fonts = null, string? Illustrations = null)
{
    public static readonly RealmTheme Questory = new("questory");

    /// <summary>Preset → its scene.</summary>
    public static readonly IReadOnlyDictionary<string, string> Presets = new Dictionary<string, string>
    {
        ["questory"] = "trail",
        ["campus"] = "owl",
        ["community"] = "lounge",
        ["collective"] = "arches",
        ["kids"] = "robot",
        ["academy"] = "summit",
    };

    /// <summary>Name → headings and text.</summary>
    public static readonly IReadOnlyDictionary<string, (string Head, string Text)> FontPairs = new Dictionary<string, (string, string)>
    {
        ["grotesque"] = ("'Bricolage Grotesque', system-ui, sans-serif", "'Figtree', system-ui, sans-serif"),
        ["soft-serif"] = ("'Fraunces', Georgia, serif", "'Figtree', system-ui, sans-serif"),
        ["editorial"] = ("'Newsreader', Georgia, serif", "'Figtree', system-ui, sans-serif"),
        ["round"] = ("'Baloo 2', system-ui, sans-serif", "'Nunito', system-ui, sans-serif"),
        ["crisp"] = ("'Plus Jakarta Sans', system-ui, sans-serif", "'Plus Jakarta Sans', system-ui, sans-serif"),
    };

    public string Scene => Illustrations ?? Presets.GetValueOrDefault(Preset) ?? "trail";

    /// <summary>The realm's own values as a style attribute for &lt;html&gt;; null when the preset is untouched.</summary>
    public string? Style
    {
        get
        {
            List<string> set = [];
            if (Hue is { } hue) set.Add($"--h:{Within(hue, 360)}");
            if (Spark is { } spark) set.Add($"--h2:{Within(spark, 360)}");
            if (Rounding is { } rounding) set.Add($"--round:{Within(rounding, 28)}px");
            if (Fonts is not null && FontPairs.TryGetValue(Fonts, out var pair)) set.Add($"--font-head:{pair.Head};--font-text:{pair.Text}");
            return set.Count == 0 ? null : string.Join(';', set);
        }
    }

    private static string Within(int value, int most) => Math.Clamp(value, 0, most).ToString(CultureInfo.InvariantCulture);
}
