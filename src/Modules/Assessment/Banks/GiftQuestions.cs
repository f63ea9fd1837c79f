using System.Globalization;
using Questory.Assessment.Contracts;
using Questory.Assessment.Gift;
using Questory.Assessment.Questions;
using Questory.Platform.Data;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>A question out of a file, ready to be kept.</summary>
internal sealed record FiledQuestion(string? Category, string? ExternalId, QuestionContent Content);

/// <summary>Between a GIFT file and the bank: what GIFT has no word for stands in comment lines, <c>// questory xp: 15</c>.</summary>
internal static class GiftQuestions
{
    private const int DefaultXp = 10;
    private const string Hint = "hint", HintCost = "hint-cost", Xp = "xp", Level = "difficulty";

    public static (FiledQuestion? Question, IReadOnlyList<FileProblem> Problems) Understand(GiftQuestion question, string file)
    {
        var problems = new List<FileProblem>();
        void Fault(string problem, string cure) => problems.Add(new FileProblem(file, question.Line, 1, problem, cure));
        int Number(string name, int otherwise, int most)
        {
            if (!question.Settings.TryGetValue(name, out var text))
                return otherwise;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
                return number;
            Fault($"the {name} “{text}” cannot be used", $"Write a whole number from 0 to {most}.");
            return otherwise;
        }

        var hint = question.Settings.GetValueOrDefault(Hint);
        var cost = Number(HintCost, 0, Question.HintCostMax);
        var xp = Number(Xp, DefaultXp, Question.XpMax);
        if (question.Settings.TryGetValue(Level, out var level) && !EnumText.TryRead<Difficulty>(level, out _))
            Fault($"the difficulty “{level}” is unknown", $"Choose one of: {string.Join(", ", EnumText.NamesOf<Difficulty>())}.");
        if (question.Settings.Keys.FirstOrDefault(name => name is not (Hint or HintCost or Xp or Level)) is { } unknown)
            Fault($"“questory {unknown}” is unknown", $"Use {Hint}, {HintCost}, {Xp} or {Level}.");
        if (hint?.Length > Question.HintMax)
            Fault("the hint is too long", $"Keep it to {Question.HintMax} characters.");
        if (question.Title?.Length > Question.TitleMax)
            Fault("the title is too long", $"Keep it to {Question.TitleMax} characters.");
        if (question.Id?.Length > Question.ExternalIdMax)
            Fault("the id is too long", $"Keep it to {Question.ExternalIdMax} characters.");
        if (question.Category?.Length > Bank.PathMax)
            Fault("the category is too long", $"Keep it to {Bank.PathMax} characters.");
        return problems.Count > 0 ? (null, problems) : (new FiledQuestion(question.Category, question.Id, new QuestionContent(
            question.Title ?? "", question.Body, EnumText.Read(level, Difficulty.Easy), xp, hint, cost, question.Tags)), []);
    }

    /// <summary>Says only what differs from what a reader assumes anyway.</summary>
    public static GiftQuestion Write(AuthoredQuestion question)
    {
        var settings = new Dictionary<string, string>();
        if (question.HintText is { } hint)
            settings.Add(Hint, hint);
        if (question.HintCost > 0)
            settings.Add(HintCost, question.HintCost.ToString(CultureInfo.InvariantCulture));
        if (question.XpReward != DefaultXp)
            settings.Add(Xp, question.XpReward.ToString(CultureInfo.InvariantCulture));
        if (question.Difficulty != Difficulty.Easy)
            settings.Add(Level, Naming.Snake(question.Difficulty));
        return new GiftQuestion(0, question.Bank.Length == 0 ? null : question.Bank, question.Title.Length == 0 ? null : question.Title,
            QuestionJson.Read(question.Body.GetRawText()))
        {
            Id = question.ExternalId, Tags = question.Tags, Settings = settings,
        };
    }
}
