using FsCheck;
using FsCheck.Fluent;
using Questory.Assessment.Questions;

namespace Questory.Tests.Assessment.Questions;

/// <summary>
/// Generators of sound questions of every kind. Their texts are pieced together from what hurts: every sign that
/// means something to GIFT, to JSON or to a wildcard, line breaks, and letters from outside ASCII.
/// </summary>
internal static class Bodies
{
    public const string Secret = "sEcReT";

    private static readonly string[] Fragments =
    [
        "a", "Bee", "see", "1", "ß", "日本", "😀", "\u00a0", " ", " ", "\n", "~", "=", "#", "##", "####", "{", "}", ":", "::", "\\", "\\n", "\\\\", "\\=",
        "*", "\\*", "%", "%50%", "->", "-", ">", "[html]", "[x]", "//", "T", "TRUE", "F", "$CATEGORY: x", "<b c=\"d\">", "\"", "'", "..", "_____",
    ];

    /// <summary>Text that starts and ends with a sign and has no runs of spaces: what every format keeps as it is.</summary>
    public static Gen<string> Text(int max = 8) =>
        from size in Gen.Choose(1, max)
        from parts in Gen.Elements(Fragments).ListOf(size)
        select Tidy(string.Concat(parts));

    private static string Tidy(string text)
    {
        while (text.Contains("  ", StringComparison.Ordinal)) text = text.Replace("  ", " ", StringComparison.Ordinal);
        text = text.Trim();
        return text.Length == 0 ? "q" : text;
    }

    public static Gen<TextFormat> Format => Gen.Elements(Enum.GetValues<TextFormat>());

    private static Gen<RichText> Rich => from text in Text() from format in Format select new RichText(text, format);

    private static Gen<RichText?> Feedback =>
        Gen.OneOf(Gen.Constant<RichText?>(null), Rich.Select(rich => (RichText?)(rich with { Text = Secret + rich.Text })));

    private static Gen<Prompt> Prompt(bool gap) =>
        from text in Text()
        from format in Format
        from after in Gen.OneOf(Gen.Constant<string?>(null), Text().Select(t => (string?)t))
        from space in Gen.Elements("", " ")
        select gap && after is not null ? new Prompt(text + space, format, space + after) : new Prompt(text, format);

    private static Gen<T> Asked<T>(Gen<T> bodies, bool gap = true) where T : QuestionBody =>
        from body in bodies
        from prompt in Prompt(gap)
        from explanation in gap ? Feedback : Gen.Constant<RichText?>(null)
        select (T)(body with { Prompt = prompt, Explanation = explanation });

    private static Gen<List<T>> Some<T>(Gen<T> entries, int min, Func<T, string> wording) =>
        from size in Gen.Choose(min, 6)
        from list in entries.ListOf(size)
        let distinct = list.DistinctBy(wording).ToList()
        where distinct.Count >= min
        select distinct;

    private static Gen<ChoiceOption> Option =>
        from text in Rich from feedback in Feedback select new ChoiceOption(text, Weight.None, feedback);

    private static Weight Percent(decimal percent) => Weight.TryPercent(percent, out var weight) ? weight : throw new ArgumentOutOfRangeException(nameof(percent));

    private static Gen<Weight> Part => Gen.Elements(-100m, -33.33333m, -5m, 0m, 10m, 33.33333m, 50m, 75m, 100m).Select(Percent);

    public static Gen<SingleChoice> SingleChoice => Asked(
        from options in Some(Option, 2, option => option.Text.Text.Trim())
        from weights in Part.ListOf(options.Count)
        from right in Gen.Choose(0, options.Count - 1)
        select new SingleChoice
        {
            Options = [.. options.Select((option, i) => option with { Weight = i == right ? Weight.Full : i == (right + 1) % options.Count ? Weight.None : weights[i] })],
        });

    public static Gen<MultipleChoice> MultipleChoice => Asked(
        from options in Some(Option, 2, option => option.Text.Text.Trim())
        from right in Gen.Choose(1, Math.Min(4, options.Count))
        from wrong in Gen.Elements(-100m, -50m, -33.33333m, 0m)
        select new MultipleChoice { Options = [.. options.Select((option, i) => option with { Weight = Percent(i < right ? decimal.Round(100m / right, 5) : wrong) })] });

    public static Gen<TrueFalse> TrueFalse => Asked(
        from answer in Gen.Elements(true, false) from yes in Feedback from no in Feedback
        select new TrueFalse { Answer = answer, TrueFeedback = yes, FalseFeedback = no });

    public static Gen<Matching> Matching => Asked(
        from pairs in Some(from left in Rich from right in Text() select new MatchPair(left, right), 1, pair => pair.Left.Text.Trim())
        from extra in Some(Text().Select(text => new Distractor("x" + text)), 1, distractor => distractor.Text)
        select new Matching { Pairs = pairs, Distractors = [.. extra.Where(distractor => pairs.All(pair => pair.Right != distractor.Text))] })
        .Where(body => body.Check().Count == 0);

    private static Gen<AcceptedNumber> AcceptedNumber =>
        from number in Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 1000m)
        from width in Gen.Choose(0, 5000).Select(n => n / 1000m)
        from range in Gen.Elements(true, false)
        from weight in Part.Where(weight => weight.Steps >= 0)
        from feedback in Feedback
        select range
            ? new AcceptedNumber { Low = number, High = number + width, Weight = weight, Feedback = feedback }
            : new AcceptedNumber { Number = number, Tolerance = width, Weight = weight, Feedback = feedback };

    public static Gen<Numeric> Numeric => Asked(
        from size in Gen.Choose(1, 4)
        from accepted in AcceptedNumber.ListOf(size)
        from right in Gen.Choose(0, size - 1)
        from other in Feedback
        select new Numeric { Accepted = [.. accepted.Select((number, i) => i == right ? number with { Weight = Weight.Full } : number)], OtherFeedback = other });

    public static Gen<ShortAnswer> ShortAnswer => Asked(
        from size in Gen.Choose(1, 4)
        from texts in Text().ListOf(size)
        from weight in Part.Where(weight => weight.Steps >= 0)
        from feedback in Feedback
        select new ShortAnswer { Accepted = [.. texts.Select((text, i) => new AcceptedText(Secret + text) { Weight = i == 0 ? Weight.Full : weight, Feedback = feedback })] });

    public static Gen<Ordering> Ordering => Asked(
        from items in Some(Rich.Select(rich => new Item(rich)), 2, item => item.Text.Text.Trim())
        from partial in Gen.Elements(true, false)
        select new Ordering { Items = items, PartialCredit = partial });

    public static Gen<Essay> Essay => Asked(Gen.Constant(new Essay()));

    public static Gen<Description> Description => Asked(Gen.Constant(new Description()), gap: false);

    /// <summary>Compared as any kind that needs no person.</summary>
    public static Gen<Interactive> Interactive => Asked(
        from rule in Gen.OneOf(SingleChoice.Select(b => (QuestionBody)b), Matching.Select(b => (QuestionBody)b), Numeric.Select(b => (QuestionBody)b), Ordering.Select(b => (QuestionBody)b))
        select new Interactive { Rule = rule with { Prompt = new(""), Explanation = null } });

    public static Gen<QuestionBody> Any => Gen.OneOf(
        SingleChoice.Select(b => (QuestionBody)b), MultipleChoice.Select(b => (QuestionBody)b), TrueFalse.Select(b => (QuestionBody)b),
        Matching.Select(b => (QuestionBody)b), Numeric.Select(b => (QuestionBody)b), ShortAnswer.Select(b => (QuestionBody)b),
        Ordering.Select(b => (QuestionBody)b), Interactive.Select(b => (QuestionBody)b), Essay.Select(b => (QuestionBody)b), Description.Select(b => (QuestionBody)b));
}
