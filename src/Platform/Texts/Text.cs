using System.Globalization;
using System.Text.RegularExpressions;
using Questory.Platform.Access;

namespace Questory.Platform.Texts;

/// <summary>The one localiser. The English sentence is the key; the language's translation is looked up, numbers and
/// names are filled in, and words in brackets become the realm's own: <c>Start this [course]</c> → "Start this mission".</summary>
public sealed partial class Text(Actor actor, Translations translations)
{
    /// <summary>For texts to somebody else than the actor.</summary>
    private string? theirs;

    public string Language => theirs ?? actor.Language;

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Translations.IsPseudo(Language) ? "en" : Language);

    /// <summary>Right-to-left scripts turn the whole page round.</summary>
    public string Direction => Language == Translations.PseudoRightToLeft || Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The same realm's words in another language, for a mail or notice to somebody else.</summary>
    public Text In(string language) => new(actor, translations) { theirs = language };

    /// <summary>To one of several who ask together, in their own language; to anybody else as to the actor.</summary>
    public Text For(AccountId person) => actor.Company.TryGetValue(person, out var one) ? new(one, translations) : this;

    public string this[string english, params object?[] values]
    {
        get
        {
            var sentence = Speak(translations.Find(Language, english));
            return values.Length == 0 ? sentence : string.Format(Culture, sentence, values);
        }
    }

    /// <summary>One of two sentences by number; <c>{0}</c> is the number itself.</summary>
    public string Count(long number, string one, string many) => this[number == 1 ? one : many, number];

    /// <summary>Puts the realm's vocabulary in place of the standard words, keeping a leading capital.</summary>
    public string Speak(string sentence) => StandardWord().Replace(sentence, found =>
    {
        var word = found.Groups[2].Value;
        var own = actor.Realm?.Words.GetValueOrDefault(word.ToLowerInvariant()) ?? word.Replace('_', ' ').ToLowerInvariant();
        own = char.IsUpper(word[0]) ? char.ToUpper(own[0], Culture) + own[1..] : own;
        // The realm's word decides the article: an [achievement] is a badge elsewhere.
        return found.Groups[1] is not { Success: true, Value: var article } ? own
            : Culture.TwoLetterISOLanguageName == "en" ? $"{article}{(Vowel().IsMatch(own) ? "n" : "")} {own}" : found.Value[..found.Value.IndexOf('[')] + own;
    });

    /// <summary>A moment in the person's own time zone and language.</summary>
    public string Moment(DateTimeOffset at) => Own(TimeZoneInfo.ConvertTime(at, actor.TimeZone).ToString($"{ShortDate} {Culture.DateTimeFormat.ShortTimePattern}", Culture));

    public string Day(DateTimeOffset at) => Own(TimeZoneInfo.ConvertTime(at, actor.TimeZone).ToString("D", Culture));

    /// <summary>A day in few signs, for tables: Nov 21, 2026.</summary>
    public string ShortDay(DateTimeOffset at) => Own(TimeZoneInfo.ConvertTime(at, actor.TimeZone).ToString(ShortDate, Culture));

    /// <summary>A day soon to come or just past, without its year: 21 November.</summary>
    public string NearDay(DateTimeOffset at) => Own(TimeZoneInfo.ConvertTime(at, actor.TimeZone).ToString("M", Culture));

    public string NearDay(DateOnly day) => Own(day.ToString("M", Culture));

    /// <summary>A day of the calendar, whatever the zone.</summary>
    public string Date(DateOnly day) => Own(day.ToString("D", Culture));

    /// <summary>The day's name.</summary>
    public string Weekday(DateOnly day) => Own(day.ToString("dddd", Culture));

    /// <summary>One of a fixed list's codes as a label: <c>single_choice</c> → "Single choice".</summary>
    public string Code(string code) => code.Length == 0 ? "" : this[char.ToUpperInvariant(code[0]) + (code.Contains('[') ? code[1..] : code[1..].Replace('_', ' '))];

    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>A share of 100 as people say it: whole. Exact ones are the API's.</summary>
    public string Percent(decimal percent) => this["{0} %", Number((long)Math.Round(percent, MidpointRounding.AwayFromZero))];

    // The month by name, so that nobody takes it for the day; in the culture's own order.
    private string ShortDate => Culture.DateTimeFormat.LongDatePattern.Replace("dddd", "").Replace("MMMM", "MMM").Trim(' ', ',');

    // What the culture says is not nailed in: in the pseudo-languages it wears their marks.
    private string Own(string said) => Translations.IsPseudo(Language) ? Translations.Mark(said) : said;

    [GeneratedRegex(@"(?:\b([Aa])n? )?\[([A-Za-z_]+)\]")]
    private static partial Regex StandardWord();

    [GeneratedRegex("^(?:[aeio]|u(?!ni(?!n)|s))", RegexOptions.IgnoreCase)]
    private static partial Regex Vowel();
}
