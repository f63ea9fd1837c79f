using System.Text.Json;
using System.Text.Json.Nodes;
using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;

namespace Questory.Assessment.Editing;

/// <summary>From the editor's form to a question's JSON. The question model checks it; here only numbers can be wrong.</summary>
internal static class QuestionReading
{
    public static Outcome<QuestionInput> Read(QuestionForm form)
    {
        var numbers = new TypedNumbers();
        var body = new JsonObject
        {
            ["kind"] = form.Kind,
            ["prompt"] = new JsonObject { ["text"] = form.Prompt ?? "", ["format"] = Format(form), ["after_gap"] = Given(form.AfterGap) },
            ["explanation"] = Text(form, form.Explanation),
        };
        if (form.Kind == Interactive.Name)
            body["rule"] = Answers(form, new JsonObject { ["kind"] = form.AnsweredAs }, numbers);
        else
            Answers(form, body, numbers);
        var input = new QuestionInput(Given(form.Title), JsonSerializer.SerializeToElement(body), Given(form.Difficulty),
            numbers.Whole("xp_reward", form.XpReward), Given(form.HintText), numbers.Whole("hint_cost", form.HintCost),
            [.. (form.Tags ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], form.Bank?.Trim(), form.Version);
        return numbers.Problem is { } fault ? fault : input;
    }

    private static JsonObject Answers(QuestionForm form, JsonObject body, TypedNumbers numbers)
    {
        switch (form.AnsweredAs)
        {
            case SingleChoice.Name or MultipleChoice.Name:
                body["options"] = Options(form, numbers);
                break;
            case TrueFalse.Name:
                (body["answer"], body["true_feedback"], body["false_feedback"]) = (form.Answer, Text(form, form.TrueFeedback), Text(form, form.FalseFeedback));
                break;
            case Matching.Name:
                body["pairs"] = List(form.Rows, (row, _) => new JsonObject
                {
                    ["left"] = Always(form, row.Text), ["right"] = row.Partner ?? "", ["id"] = Given(row.Id), ["right_id"] = Given(row.PartnerId),
                });
                body["distractors"] = List(form.Extras, (row, _) => new JsonObject { ["text"] = row.Partner ?? "", ["id"] = Given(row.Id) });
                break;
            case Numeric.Name:
                body["accepted"] = List(form.Rows, (row, i) => new JsonObject
                {
                    ["number"] = numbers.Exact($"body.accepted[{i}].number", row.Number), ["tolerance"] = numbers.Exact($"body.accepted[{i}].tolerance", row.Tolerance),
                    ["low"] = numbers.Exact($"body.accepted[{i}].low", row.Low), ["high"] = numbers.Exact($"body.accepted[{i}].high", row.High),
                    ["weight"] = Percent($"body.accepted[{i}].weight", row, numbers) ?? 100, ["feedback"] = Text(form, row.Feedback),
                });
                body["other_feedback"] = Text(form, form.OtherFeedback);
                break;
            case ShortAnswer.Name:
                body["accepted"] = List(form.Rows, (row, i) => new JsonObject
                {
                    ["text"] = row.Text?.Text ?? "", ["weight"] = Percent($"body.accepted[{i}].weight", row, numbers) ?? 100, ["feedback"] = Text(form, row.Feedback),
                });
                break;
            case Ordering.Name:
                body["items"] = List(form.Rows, (row, _) => new JsonObject { ["text"] = Always(form, row.Text), ["id"] = Given(row.Id) });
                body["partial_credit"] = form.PartialCredit;
                break;
        }
        return body;
    }

    private static JsonArray Options(QuestionForm form, TypedNumbers numbers)
    {
        var stated = form.Rows.Select((row, i) => Percent($"body.options[{i}].weight", row, numbers)).ToList();
        // What the stated weights leave is shared among the other right options.
        var sharing = form.Rows.Where((row, i) => row.Right && stated[i] is null).Count();
        var left = form.AnsweredAs == SingleChoice.Name ? 100m * sharing : 100m - stated.Sum(weight => Math.Max(weight ?? 0, 0));
        var share = sharing > 0 ? Math.Max(0, Math.Round(left / sharing, 5)) : 0;
        return List(form.Rows, (row, i) => new JsonObject
        {
            ["text"] = Always(form, row.Text), ["weight"] = stated[i] ?? (row.Right ? share : 0), ["feedback"] = Text(form, row.Feedback), ["id"] = Given(row.Id),
        });
    }

    private static decimal? Percent(string field, FormRow row, TypedNumbers numbers) => numbers.Exact(field, row.Weight, -100, 100);

    private static JsonArray List(List<FormRow> rows, Func<FormRow, int, JsonObject> write) => new([.. rows.Select(write)]);

    private static JsonObject? Text(QuestionForm form, FormText? text) => text is { IsEmpty: false } ? Always(form, text) : null;

    private static JsonObject Always(QuestionForm form, FormText? text) =>
        new() { ["text"] = text?.Text ?? "", ["format"] = Given(text?.Format) ?? Format(form) };

    private static string Format(QuestionForm form) => Given(form.Format) ?? "plain";

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
