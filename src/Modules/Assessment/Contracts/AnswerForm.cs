using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Questory.Assessment.Contracts;

/// <summary>Reads an answer out of the form that <see cref="QuestionFields"/> drew, into the JSON its kind wants.</summary>
public static class AnswerForm
{
    public const string Field = "answer";
    public const string Pair = "pair-";
    public const string Place = "place-";

    /// <returns>Null when nothing was answered.</returns>
    public static JsonElement? Read(QuestionView question, IFormCollection form)
    {
        var given = form[Field].OfType<string>().Where(value => value.Trim().Length > 0).ToList();
        return question.AnsweredAs switch
        {
            "multiple_choice" => given.Count == 0 ? null : Json(given),
            "ordering" => Json(Order(question, given, form)),
            "matching" => Pairs(question, form),
            "true_false" => given is [("true" or "false") and var said, ..] ? Json(said == "true") : null,
            // Much of the world writes 3,14.
            "numeric" => given is [var number, ..] ? Json(number.Contains('.') ? number.Trim() : number.Trim().Replace(',', '.')) : null,
            _ => given is [var text, ..] ? Json(text) : null,
        };
    }

    /// <summary>What to do when nothing was answered, as a sentence for the localiser.</summary>
    public static string Missing(string kind) => kind switch
    {
        "single_choice" or "true_false" => "Choose an answer first.",
        "multiple_choice" => "Choose at least one answer first.",
        "matching" => "Find a partner for each one first.",
        "numeric" => "Type a number first.",
        _ => "Write your answer first.",
    };

    private static JsonElement? Pairs(QuestionView question, IFormCollection form)
    {
        var pairs = question.Lefts.ToDictionary(left => left.Id, left => form[Pair + left.Id].ToString());
        return pairs.Values.Any(right => right.Length == 0) ? null : Json(pairs);
    }

    // Without script each line carries a number instead of being moved. Numbers left as they were drawn say nothing: the
    // lines themselves may have been moved.
    private static IReadOnlyList<string> Order(QuestionView question, IReadOnlyList<string> lines, IFormCollection form) =>
        question.Options.Index().All(option => form[Place + option.Item.Id] is [] || form[Place + option.Item.Id] == $"{option.Index + 1}")
            ? lines
            : [.. lines.OrderBy(line => int.TryParse(form[Place + line], out var place) ? place : 0)];

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
