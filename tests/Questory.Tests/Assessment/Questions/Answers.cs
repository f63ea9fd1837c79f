using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Questory.Assessment.Questions;

namespace Questory.Tests.Assessment.Questions;

/// <summary>JSON answers, from nearly right to malicious, as text because some of it no serializer would write.</summary>
internal static class Answers
{
    private static readonly string[] Rubbish =
    [
        "null", "true", "false", "0", "-1", "1e400", "-1E-400", "79228162514264337593543950336", "3.1415", "1822", "1e24", "\"\"", "\" \"", "\"yes\"", "\"NaN\"", "\"Infinity\"", "\"1e999\"",
        "\"3,14\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "{\"\\ud800\": 1}", "{\"\\ud800\": \"a\"}", "[\"\\udc00\"]", "[]", "{}", "[[]]", "[null]", "[1,2]", "{\"a\":null}", "{\"a\":\"b\",\"a\":\"b\"}",
        "{\"answer\":\"a\"}", $"\"{new string('x', 30_000)}\"", $"[{string.Join(",", Enumerable.Repeat("\"a\"", 500))}]", $"\"{new string('*', 900)}\"", "\"a * b\"",
    ];

    public static Gen<string> For(QuestionBody body)
    {
        var face = body.Face(1);
        var ids = face.Options.Concat(face.Lefts).Select(item => item.Id).Append("no-such-id").ToArray();
        var id = Gen.Elements(ids);
        var list = from size in Gen.Choose(0, ids.Length) from some in id.ListOf(size) select JsonSerializer.Serialize(some);
        var shuffled = Gen.Shuffle(face.Options.Select(option => option.Id).ToArray()).Select(all => JsonSerializer.Serialize(all));
        var pairs = from rights in id.ListOf(face.Lefts.Count)
                    select "{" + string.Join(",", face.Lefts.Select((left, i) => $"\"{left.Id}\":\"{rights[i]}\"")) + "}";
        return Gen.OneOf(Gen.Elements(Rubbish), id.Select(one => $"\"{one}\""), list, shuffled, pairs, Bodies.Text().Select(text => JsonSerializer.Serialize(text)));
    }

    public static MarkResult Mark(this QuestionBody body, string json)
    {
        using var document = JsonDocument.Parse(json);
        return body.Mark(document.RootElement);
    }
}
