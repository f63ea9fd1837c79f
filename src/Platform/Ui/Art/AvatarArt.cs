using System.Text;

namespace Questory.Platform.Ui.Art;

/// <summary>A friendly face from any text: the same seed always gives the same face. Roughly 40,000 differ; no data leaves, no file is kept.</summary>
internal static class AvatarArt
{
    /// <summary>Background, fur or metal, and its shade.</summary>
    private static readonly (string Back, string Skin, string Shade)[] palettes =
    [
        ("#ffd9a8", "#e8743b", "#b9501d"), ("#cfe8ff", "#4f7fd9", "#2f5ab0"), ("#d9f2d6", "#4fa36a", "#2f7a49"), ("#ffe08a", "#8a5a3c", "#653d25"),
        ("#f9cfe0", "#b65a9c", "#8a3a74"), ("#cdeeea", "#2f8f8f", "#1d6a6c"), ("#e5dcff", "#7b62d3", "#5740ad"), ("#ffe9c9", "#d9a441", "#a97718"),
        ("#dfe4ea", "#6b7a8f", "#48566a"), ("#ffd3c7", "#d9534f", "#a83330"),
    ];

    public static string Draw(string seed)
    {
        var bits = Hash(seed);
        int Take(int choices) { var taken = (int)(bits % (ulong)choices); bits /= (ulong)choices; return taken; }

        var (back, skin, shade) = palettes[Take(palettes.Length)];
        var svg = new StringBuilder($"<rect width=\"100\" height=\"100\" fill=\"{back}\"/>");
        var kind = Take(6);
        svg.Append(Head(kind, skin, shade)).Append(Eyes(Take(5))).Append(Mouth(kind, Take(4))).Append(Extra(Take(7), shade));
        return svg.ToString();
    }

    private static string Head(int kind, string skin, string shade) => kind switch
    {
        // Robot
        0 => $"""<path d="M50 26V14" stroke="{shade}" stroke-width="5"/><circle cx="50" cy="12" r="6" fill="{shade}"/><path d="M14 56h8v18h-8zM78 56h8v18h-8z" fill="{shade}"/><rect x="20" y="26" width="60" height="62" rx="18" fill="{skin}"/><rect x="27" y="38" width="46" height="40" rx="13" fill="#fff6e6"/>""",
        // Fox
        1 => $"""<path d="M18 14l26 20H20zM82 14L56 34h24z" fill="{shade}"/><path d="M16 46q34-34 68 0L50 94z" fill="{skin}"/><path d="M16 46q22 2 34 48-24-16-34-48zM84 46q-22 2-34 48 24-16 34-48z" fill="#fff6e6"/>""",
        // Bear
        2 => $"""<circle cx="25" cy="32" r="14" fill="{shade}"/><circle cx="75" cy="32" r="14" fill="{shade}"/><circle cx="50" cy="58" r="36" fill="{skin}"/><ellipse cx="50" cy="72" rx="19" ry="15" fill="#fff6e6"/>""",
        // Cat
        3 => $"""<path d="M20 12l22 22-24 14zM80 12L58 34l24 14z" fill="{skin}"/><path d="M24 22l12 13-12 7zM76 22L64 35l12 7z" fill="{shade}"/><ellipse cx="50" cy="60" rx="36" ry="31" fill="{skin}"/><path d="M8 62l16 3M8 74l16-3M92 62l-16 3M92 74l-16-3" stroke="{shade}" stroke-width="3"/><ellipse cx="50" cy="74" rx="17" ry="12" fill="#fff6e6"/>""",
        // Rabbit
        4 => $"""<rect x="27" y="2" width="17" height="50" rx="8.5" fill="{skin}"/><rect x="56" y="2" width="17" height="50" rx="8.5" fill="{skin}"/><rect x="32" y="9" width="7" height="34" rx="3.5" fill="{shade}"/><rect x="61" y="9" width="7" height="34" rx="3.5" fill="{shade}"/><ellipse cx="50" cy="63" rx="33" ry="30" fill="{skin}"/><ellipse cx="50" cy="75" rx="16" ry="12" fill="#fff6e6"/>""",
        // Owl
        _ => $"""<path d="M18 20l18 12H22zM82 20L64 32h14z" fill="{shade}"/><path d="M16 56c0-46 68-46 68 0v20c0 26-68 26-68 0z" fill="{skin}"/><circle cx="35" cy="52" r="17" fill="#fff6e6"/><circle cx="65" cy="52" r="17" fill="#fff6e6"/><path d="M40 82q10 7 20 0" stroke="{shade}" stroke-width="3"/>""",
    };

    private static string Eyes(int look) => look switch
    {
        0 => """<circle cx="36" cy="54" r="6" fill="#2a1f2d"/><circle cx="64" cy="54" r="6" fill="#2a1f2d"/><circle cx="38" cy="52" r="2" fill="#fff"/><circle cx="66" cy="52" r="2" fill="#fff"/>""",
        1 => """<path d="M29 56q7-10 14 0M57 56q7-10 14 0" stroke="#2a1f2d" stroke-width="4.5"/>""",
        2 => """<circle cx="36" cy="54" r="6" fill="#2a1f2d"/><circle cx="38" cy="52" r="2" fill="#fff"/><path d="M57 55h14" stroke="#2a1f2d" stroke-width="4.5"/>""",
        3 => """<ellipse cx="36" cy="54" rx="4.5" ry="7.5" fill="#2a1f2d"/><ellipse cx="64" cy="54" rx="4.5" ry="7.5" fill="#2a1f2d"/>""",
        _ => """<circle cx="36" cy="54" r="10" fill="#fff"/><circle cx="64" cy="54" r="10" fill="#fff"/><circle cx="38" cy="55" r="5" fill="#2a1f2d"/><circle cx="62" cy="55" r="5" fill="#2a1f2d"/>""",
    };

    private static string Mouth(int kind, int look)
    {
        var beak = """<path d="M44 63h12l-6 9z" fill="#f0a23a"/>""";
        var nose = kind is 0 ? "" : """<path d="M45 66h10l-5 6z" fill="#2a1f2d"/>""";
        return kind is 5 ? beak : nose + look switch
        {
            0 => """<path d="M43 75q7 7 14 0" stroke="#2a1f2d" stroke-width="3.5"/>""",
            1 => """<path d="M43 75h14q-1 8-7 8t-7-8z" fill="#2a1f2d"/>""",
            2 => """<path d="M45 77h10" stroke="#2a1f2d" stroke-width="3.5"/>""",
            _ => """<path d="M43 77q3.5 4 7-1 3.5 5 7 1" stroke="#2a1f2d" stroke-width="3.5"/>""",
        };
    }

    private static string Extra(int which, string shade) => which switch
    {
        0 => $"""<circle cx="36" cy="54" r="12" stroke="{shade}" stroke-width="3.5"/><circle cx="64" cy="54" r="12" stroke="{shade}" stroke-width="3.5"/><path d="M48 54h4" stroke="{shade}" stroke-width="3.5"/>""",
        1 => """<circle cx="26" cy="68" r="5" fill="#ff9c8a" opacity=".75"/><circle cx="74" cy="68" r="5" fill="#ff9c8a" opacity=".75"/>""",
        2 => """<path d="M38 92l12-6 12 6-12 5z" fill="#f2c14e"/><path d="M36 86l14 6-14 8zM64 86l-14 6 14 8z" fill="#e5484d"/>""",
        3 => """<path d="M66 22l3 7 7 3-7 3-3 7-3-7-7-3 7-3z" fill="#fff6c9"/>""",
        _ => "",
    };

    /// <summary>FNV-1a, 64 bits: stable between processes, unlike string.GetHashCode.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var each in Encoding.UTF8.GetBytes(text)) hash = (hash ^ each) * 1099511628211UL;
        return hash ^ (hash >> 29);
    }
}
