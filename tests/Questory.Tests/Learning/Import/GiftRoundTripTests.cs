using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Import;

public sealed class GiftRoundTripTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Every_shared_file_comes_in_and_goes_out_as_it_was()
    {
        var folder = Repository.Shared("data/gift");
        Assert.SkipUnless(Directory.Exists(folder), "The shared question files are not here.");
        var room = await Classroom.In(world);
        var files = Directory.GetFiles(folder, "*.gift").Order().ToList();
        Assert.NotEmpty(files);
        var refused = new List<string>();
        foreach (var path in files)
        {
            var name = Path.GetFileName(path);
            var course = await room.Course(0, publish: false);
            var line = (await Classroom.Made(await room.SendBytes(course.Id, false, [(name, await File.ReadAllBytesAsync(path))]))).GetProperty("files")[0];
            if (!line.GetProperty("taken").GetBoolean())
            {
                refused.Add(Assert.Single(line.GetProperty("problems").EnumerateArray()).ToString());
                continue;
            }
            var first = await Exported(room, course.Id);
            var again = await room.Course(0, publish: false);
            await Classroom.Made(await room.Send(again.Id, (name, first)));
            Assert.Equal(first, await Exported(room, again.Id));
            Assert.Equal(Meaning(await File.ReadAllBytesAsync(path), name), Meaning(Encoding.UTF8.GetBytes(first), name));
        }
        Assert.Equal([], refused);
    }

    [Fact]
    public async Task What_GIFT_has_no_words_for_is_listed_at_export()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        await room.Question(course.Lessons[0], new
        {
            title = "In order", body = new { kind = "ordering", prompt = new { text = "Order." }, items = new[] { new { text = new { text = "a" } }, new { text = new { text = "b" } } } },
        });
        await room.Statement(course.Lessons[0]);
        var export = await room.Teacher.Get($"/courses/{course.Id}/exports/gift");
        Assert.Contains("In order", Assert.Single(export.GetProperty("omitted").EnumerateArray()).GetString());
        Assert.Contains("Ice is frozen water.", export.GetProperty("text").GetString());
    }

    // What a reader understands, and nothing of how it was written.
    private static string Meaning(byte[] bytes, string name) => JsonSerializer.Serialize(
        Questory.Assessment.Gift.GiftReader.Read(bytes, name).Questions.Select(question =>
            new { question.Category, question.Title, question.Id, question.Tags, Body = Questory.Assessment.Questions.QuestionJson.Write(question.Body) }));

    private static async Task<string> Exported(Classroom room, Guid course) =>
        (await room.Teacher.Get($"/courses/{course}/exports/gift")).GetProperty("text").GetString()!;
}
