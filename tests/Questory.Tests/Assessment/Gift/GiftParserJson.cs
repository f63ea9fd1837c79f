using System.Text.Json.Nodes;
using Questory.Assessment.Gift;
using Questory.Assessment.Questions;

namespace Questory.Tests.Assessment.Gift;

/// <summary>
/// Puts what was read into the shape of gift-parser's JSON. Two ways of saying the same are brought to one: a weight
/// that is left out becomes what it stands for, and a lone number becomes a list of one.
/// </summary>
internal static class GiftParserJson
{
    public static JsonArray Of(GiftFile file) =>
        [.. file.Categories.Select(category => (category.Line, Json: new JsonObject { ["type"] = "Category", ["title"] = category.Path }))
            .Concat(file.Questions.Select(question => (question.Line, Json: Of(question))))
            .OrderBy(entry => entry.Line).Select(entry => (JsonNode)entry.Json)];

    public static JsonObject Resolved(JsonObject expected)
    {
        if ((string?)expected["type"] == "Category") return Ordered(expected, ["type", "title"]);
        var resolved = Ordered(expected, ["id", "tags", "type", "title", "stem", "hasEmbeddedAnswers", "globalFeedback", "isTrue", "trueFeedback", "falseFeedback", "matchPairs"]);
        var choices = expected["choices"] switch
        {
            JsonObject lone => [new JsonObject { ["isCorrect"] = true, ["weight"] = null, ["text"] = lone.DeepClone(), ["feedback"] = null }],
            JsonArray several => several.Select(choice => choice!.DeepClone().AsObject()).ToArray(),
            _ => null,
        };
        resolved["choices"] = choices is null ? null : new JsonArray([.. choices.Select(choice => new JsonObject
        {
            ["isCorrect"] = choice["isCorrect"]!.DeepClone(),
            ["weight"] = choice["weight"] is { } weight ? (decimal)weight : (bool)choice["isCorrect"]! ? 100m : 0m,
            ["text"] = (string?)choice["text"]!["type"] == "simple" ? Number((decimal)choice["text"]!["number"]!, 0) : choice["text"]!.DeepClone(),
            ["feedback"] = choice["feedback"]?.DeepClone(),
        })]);
        return resolved;
    }

    private static JsonObject Of(GiftQuestion question)
    {
        var (prompt, body) = (question.Body.Prompt, question.Body);
        var stem = prompt.AfterGap is { } after ? $"{prompt.Text.Trim()} _____ {after.Trim()}".TrimStart() : prompt.Text;
        var json = new JsonObject
        {
            ["id"] = question.Id,
            ["tags"] = question.Tags.Count == 0 ? null : new JsonArray([.. question.Tags.Select(tag => (JsonNode)tag)]),
            ["type"] = Type(body),
            ["title"] = question.Title,
            ["stem"] = Text(new RichText(stem, prompt.Format)),
            ["hasEmbeddedAnswers"] = prompt.AfterGap is not null,
            ["globalFeedback"] = Text(body.Explanation),
            ["isTrue"] = body is TrueFalse statement ? statement.Answer : null,
            ["trueFeedback"] = Text((body as TrueFalse)?.TrueFeedback),
            ["falseFeedback"] = Text((body as TrueFalse)?.FalseFeedback),
            ["matchPairs"] = body is Matching matching
                ? new JsonArray([.. matching.Pairs.Select(pair => Pair(pair.Left, pair.Right)), .. matching.Distractors.Select(right => Pair(new RichText("", prompt.Format), right.Text))])
                : null,
        };
        json["choices"] = body switch
        {
            SingleChoice choice => new JsonArray([.. choice.Options.Select(option => Choice(option.Weight.IsFull, option.Weight, Text(option.Text)!, option.Feedback))]),
            MultipleChoice choice => new JsonArray([.. choice.Options.Select(option => Choice(false, option.Weight, Text(option.Text)!, option.Feedback))]),
            ShortAnswer shortAnswer => new JsonArray([.. shortAnswer.Accepted.Select(accepted => Choice(true, accepted.Weight, Text(new RichText(accepted.Text, prompt.Format))!, accepted.Feedback))]),
            Numeric numeric => new JsonArray([.. numeric.Accepted.Select(accepted => Choice(true, accepted.Weight, Number(accepted), accepted.Feedback)), .. Other(numeric)]),
            _ => null,
        };
        return json;
    }

    private static string Type(QuestionBody body) => body switch
    {
        SingleChoice or MultipleChoice => "MC", TrueFalse => "TF", Matching => "Matching", Numeric => "Numerical",
        ShortAnswer => "Short", Essay => "Essay", _ => "Description",
    };

    private static IEnumerable<JsonNode> Other(Numeric body) =>
        body.OtherFeedback is null ? [] : [Choice(false, Weight.None, Text(new RichText("*", body.Prompt.Format))!, body.OtherFeedback)];

    private static JsonObject Choice(bool isCorrect, Weight weight, JsonNode text, RichText? feedback) =>
        new() { ["isCorrect"] = isCorrect, ["weight"] = weight.Percent, ["text"] = text, ["feedback"] = Text(feedback) };

    private static JsonNode Pair(RichText left, string right) => new JsonObject { ["subquestion"] = Text(left), ["subanswer"] = right };

    private static JsonObject? Text(RichText? text) =>
        text is null ? null : new() { ["format"] = text.Format.ToString().ToLowerInvariant(), ["text"] = text.Text };

    private static JsonObject Number(AcceptedNumber number) => number.Low is { } low
        ? new() { ["type"] = "high-low", ["numberHigh"] = number.High, ["numberLow"] = low }
        : Number(number.Number ?? 0, number.Tolerance ?? 0);

    private static JsonObject Number(decimal number, decimal range) => new() { ["type"] = "range", ["number"] = number, ["range"] = range };

    private static JsonObject Ordered(JsonObject json, string[] members) => new(members.Select(member => KeyValuePair.Create(member, json[member]?.DeepClone())));
}
