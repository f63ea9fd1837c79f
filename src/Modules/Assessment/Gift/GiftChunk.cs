using System.Globalization;
using System.Text.RegularExpressions;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>One answer between the braces, from its sign to the next: <c>~%-50%text#feedback</c>.</summary>
/// <param name="Marker"><c>=</c>, <c>~</c> or <see cref="Unmarked"/>.</param>
/// <param name="At">Where it starts, sign included.</param>
internal readonly partial record struct GiftChunk(char Marker, int At, GiftSpan Whole)
{
    public const char Unmarked = '\0';

    /// <summary>Where the arrow of a pair stands; one in a feedback does not count.</summary>
    public int? Arrow => Whole.Upto(Whole.Find("#") ?? Whole.End).Find("->");

    /// <summary>An equals sign of an HTML attribute that the author forgot to escape.</summary>
    public bool InsideTag
    {
        get
        {
            // No tag that people write by hand is longer; without a bound a hostile file could make this slow.
            var before = Whole.Source.AsSpan(Math.Max(0, At - 500)..At);
            return Marker == '=' && before is [.., >= 'A' and <= 'z'] && Whole.Raw is ['"' or '\'', ..]
                && before.LastIndexOf('<') is >= 0 and var tag && !before[tag..].ContainsAny('>', '{') && char.IsAsciiLetter(before[tag + 1]);
        }
    }

    /// <summary>Never empty; what stands before the first sign comes first, unmarked.</summary>
    public static List<GiftChunk> Split(GiftSpan answers, string markers)
    {
        List<GiftChunk> chunks = [];
        var next = answers.FindAny(markers);
        var lead = answers.Upto(next ?? answers.End);
        if (next is null || !lead.IsBlank) chunks.Add(new GiftChunk(Unmarked, lead.Start, lead));
        while (next is { } at)
        {
            next = answers.From(at + 1).FindAny(markers);
            chunks.Add(new GiftChunk(answers.Source[at], at, answers.From(at + 1).Upto(next ?? answers.End)));
        }

        return chunks;
    }

    /// <summary>Takes the chunk apart; false when its weight cannot be read.</summary>
    public bool Weighted(GiftSource source, List<GiftProblem> problems, out Weight? weight, out GiftSpan text, out GiftSpan feedback)
    {
        var hash = Whole.Find("#");
        text = Whole.Upto(hash ?? Whole.End).TrimStart();
        feedback = Whole.From(hash + 1 ?? Whole.End);
        weight = null;
        if (Marker == Unmarked || !text.StartsWith("%") || text.From(text.Start + 1).Find("%") is not { } close) return true;
        var percent = text.From(text.Start + 1).Upto(close).Raw.ToString();
        // "%HOME% sweet %HOME%" is a text, "%50,5%" a weight that was meant.
        if (!Numberish().IsMatch(percent)) return true;
        if (decimal.TryParse(percent, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Weight.TryPercent(value, out var read))
        {
            weight = read;
            text = text.From(close + 1);
            return true;
        }

        problems.Add(source.Problem(text.Start, $"the weight %{percent}% is not a percentage", "Write a number from -100 to 100 with a decimal point, as in %33.33333%."));
        return false;
    }

    [GeneratedRegex(@"^[-+0-9.,\s]{1,40}\z")]
    private static partial Regex Numberish();
}
