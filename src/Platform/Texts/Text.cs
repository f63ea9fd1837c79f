using System.Globalization;
using System.Text.RegularExpressions;
using Questory.Platform.Access;

namespace Questory.Platform.Texts;

/// <summary>The one localiser. The English sentence is the key; the language's translation is looked up, numbers and
/// names are filled in, and words in brackets become the realm's own: <c>Start this [course]</c> → "Start this mission".</summary>
public sealed partial class Text(Actor actor, Translations translations)
{
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Translations.IsPseudo(actor.Language) ? "en" : actor.Language);

    /// <summary>Right-to-left scripts turn the whole page round.</summary>
    public string Direction => actor.Language == Translations.PseudoRightToLeft || Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    public string Language => actor.Language;

    public string this[string english, params object?[] values]
    {
        get
        {
            var sentence = Speak(translations.Find(actor.Language, english));
            return values.Length == 0 ? sentence : string.Format(Culture, sentence, values);
        }
    }

    /// <summary>One of two sentences by number; <c>{0}</c> is the number itself.</summary>
    public string Count(long number, string one, string many) => this[number == 1 ? one : many, number];

    /// <summary>Puts the realm's vocabulary in place of the standard words, keeping a leading capital.</summary>
    public string Speak(string sentence) => StandardWord().Replace(sentence, found =>
    {
        var word = found.Groups[1].Value;
        var own = actor.Realm?.Words.GetValueOrDefault(word.ToLowerInvariant()) ?? word.Replace('_', ' ').ToLowerInvariant();
        return char.IsUpper(word[0]) ? char.ToUpper(own[0], Culture) + own[1..] : own;
    });

    /// <summary>A moment in the person's own time zone and language.</summary>
    public string Moment(DateTimeOffset at) => Own(TimeZoneInfo.ConvertTime(at, actor.TimeZone).ToString("g", Culture));

    public string Day(DateTimeOffset at) => Own(TimeZoneInfo.ConvertTime(at, actor.TimeZone).ToString("D", Culture));

    /// <summary>The day's name.</summary>
    public string Weekday(DateOnly day) => Own(day.ToString("dddd", Culture));

    public string Number(long number) => number.ToString("N0", Culture);

    // What the culture says is not nailed in: in the pseudo-languages it wears their marks.
    private string Own(string said) => Translations.IsPseudo(actor.Language) ? Translations.Mark(said) : said;

    [GeneratedRegex(@"\[([A-Za-z_]+)\]")]
    private static partial Regex StandardWord();
}
