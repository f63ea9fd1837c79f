using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Questory.Platform.Modules;

namespace Questory.Platform.Texts;

/// <summary>Translations by language, from each module's embedded <c>Texts/&lt;language&gt;.json</c> (English sentence →
/// translation). Two invented languages prove that no sentence is nailed into a page.</summary>
public sealed partial class Translations
{
    /// <summary>English made longer and accented.</summary>
    public const string Pseudo = "qps-ploc";

    /// <summary>The same, read from right to left.</summary>
    public const string PseudoRightToLeft = "qps-plocm";

    private readonly Dictionary<string, Dictionary<string, string>> byLanguage = [];

    public Translations(ModuleCatalog modules)
    {
        foreach (var assembly in modules.Assemblies)
            foreach (var resource in assembly.GetManifestResourceNames().Where(name => Resource().IsMatch(name)))
            {
                using var stream = assembly.GetManifestResourceStream(resource)!;
                var language = Resource().Match(resource).Groups[1].Value;
                var known = byLanguage.TryGetValue(language, out var sentences) ? sentences : byLanguage[language] = [];
                foreach (var (english, translated) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                    known[english] = translated;
            }
    }

    public IReadOnlyList<string> Languages => [.. byLanguage.Keys.Prepend("en").Distinct()];

    public static bool IsPseudo(string language) => language is Pseudo or PseudoRightToLeft;

    public bool Knows(string language) => language == "en" || IsPseudo(language) || byLanguage.ContainsKey(language);

    /// <summary>Shows a text of a pseudo-language to be no text nailed into a page.</summary>
    public static string Mark(string text) => $"⟦{text}⟧";

    public string Find(string language, string english) =>
        IsPseudo(language) ? Lengthen(english) : byLanguage.GetValueOrDefault(language)?.GetValueOrDefault(english) ?? english;

    // Placeholders and bracketed words stay as they are: {0}, [course].
    private static string Lengthen(string english)
    {
        var text = new StringBuilder("⟦");
        var kept = 0;
        foreach (var letter in english)
        {
            kept += letter is '{' or '[' ? 1 : 0;
            text.Append(kept > 0 ? letter : Accent(letter));
            kept -= letter is '}' or ']' ? 1 : 0;
        }
        return text.Append('~', english.Length / 3).Append('⟧').ToString();
    }

    private static char Accent(char letter) => letter switch
    {
        'a' => 'á', 'e' => 'é', 'i' => 'í', 'o' => 'ó', 'u' => 'ú', 'n' => 'ñ', 'y' => 'ý', 'c' => 'ç', 's' => 'š',
        'A' => 'Á', 'E' => 'É', 'I' => 'Í', 'O' => 'Ó', 'U' => 'Ú', 'N' => 'Ñ', 'C' => 'Ç', 'S' => 'Š', _ => letter,
    };

    [GeneratedRegex(@"\.Texts\.([A-Za-z-]+)\.json$")]
    private static partial Regex Resource();
}
