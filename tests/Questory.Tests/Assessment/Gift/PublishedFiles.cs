using System.Text.Json.Nodes;
using Questory.Assessment.Gift;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Gift;

/// <summary>
/// The public test files of gift-parser: beside each stands, as JSON, what a correct reader finds in it. They are
/// read from beside the repository and not committed.
/// </summary>
public class PublishedFiles
{
    private const string Absent = "(../shared/data/gift is absent)";

    public static TheoryData<string> Files
    {
        get
        {
            var folder = Repository.Shared("data/gift");
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.gift").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray() : [];
            return [.. files.Length > 0 ? files : [Absent]];
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Is_read_as_its_json_says(string name)
    {
        var (text, expected) = Load(name);
        AssertSame(expected, GiftReader.Read(text, name, TrueFalseFeedback.TrueFirst));
    }

    [Theory, MemberData(nameof(Files))]
    public void Is_given_back_by_the_writer(string name)
    {
        var (text, expected) = Load(name);
        var read = GiftReader.Read(text, name, TrueFalseFeedback.TrueFirst);
        var written = GiftWriter.Write(read.Questions, TrueFalseFeedback.TrueFirst);
        Assert.Empty(written.Omitted);
        // A category without questions has nothing to be written before.
        AssertSame(read.Questions.Count == 0 ? [] : expected, GiftReader.Read(written.Text, name, TrueFalseFeedback.TrueFirst));
    }

    private static (string Text, JsonArray Expected) Load(string name)
    {
        Assert.SkipWhen(name == Absent, Absent);
        var path = Repository.Shared(Path.Combine("data/gift", name));
        return (File.ReadAllText(path), (JsonArray)JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(path, ".json")))!);
    }

    private static void AssertSame(JsonArray expected, GiftFile read)
    {
        Assert.Empty(read.Problems);
        var actual = GiftParserJson.Of(read);
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (wanted, found) in expected.Zip(actual))
            Assert.Equal(GiftParserJson.Resolved(wanted!.AsObject()).ToJsonString(), found!.ToJsonString());
    }
}
