using System.Text;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>
/// Writes GIFT that Moodle, other readers and <see cref="GiftReader"/> understand; reading it back gives the same
/// questions. What GIFT cannot say is listed, never bent into something else.
/// </summary>
internal static class GiftWriter
{
    public static GiftExport Write(IEnumerable<GiftQuestion> questions, TrueFalseFeedback order = TrueFalseFeedback.WrongFirst)
    {
        var text = new StringBuilder();
        List<GiftOmission> omitted = [];
        string? category = null;
        foreach (var question in questions)
        {
            var name = question.Title ?? Beginning(question.Body.Prompt.InOnePiece);
            if (GiftLimits.WhyNot(question.Body) is { } reason)
            {
                omitted.Add(new GiftOmission(name, reason));
                continue;
            }

            if (question.Category != category) text.Append($"$CATEGORY: {category = question.Category}".TrimEnd(' ')).Append("\n\n");
            foreach (var unfit in WriteNotes(text, question)) omitted.Add(new GiftOmission(name, unfit));
            if (question.Title is { } title) text.Append("::").Append(GiftText.Escape(title)).Append("::");
            WriteQuestion(text, question.Body, order);
            text.Append("\n\n");
        }

        return new GiftExport(text.ToString().TrimEnd('\n') + (text.Length > 0 ? "\n" : ""), omitted);
    }

    private static void WriteQuestion(StringBuilder text, QuestionBody body, TrueFalseFeedback order)
    {
        var prompt = body.Prompt;
        // With nothing before the blank, a reader looks for the format behind it.
        var decisive = string.IsNullOrWhiteSpace(prompt.Text) ? prompt.AfterGap?.TrimStart() ?? "" : prompt.Text;
        text.Append(GiftText.Prefix(decisive, prompt.Format, TextFormat.Moodle)).Append(GiftText.Escape(prompt.Text));
        if (body is Description) return;
        text.Append(prompt.AfterGap is null && body is not Essay ? " {" : "{");
        GiftAnswerWriter.Write(text, body, order);
        if (body.Explanation is { } explanation) text.Append("\n\t####").Append(GiftText.Write(explanation, prompt.Format));
        if (body is not (Essay { Explanation: null } or TrueFalse { Explanation: null })) text.Append('\n');
        text.Append('}').Append(GiftText.Escape(prompt.AfterGap ?? ""));
    }

    /// <summary>Gives back what does not fit into a comment line.</summary>
    private static List<string> WriteNotes(StringBuilder text, GiftQuestion question)
    {
        List<string> unfit = [];
        List<string> marks = [];
        foreach (var (name, value) in question.Tags.Select(tag => ("tag", tag)).Prepend(("id", question.Id ?? "")).Where(mark => mark.Item2.Length > 0))
            if (value.Contains('\\') || value.Any(char.IsControl)) unfit.Add($"the {name} “{value}” has a character that GIFT comments cannot hold");
            else marks.Add($"[{name}:{value.Replace("]", @"\]")}]");

        if (marks.Count > 0) text.Append("// ").AppendJoin(' ', marks).Append('\n');
        foreach (var (name, value) in question.Settings) text.Append($"// questory {name}: {GiftText.Escape(value)}\n");
        return unfit;
    }

    private static string Beginning(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
