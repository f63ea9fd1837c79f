using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.People;

public sealed class ListProgressTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-043")]
    public async Task An_admin_sees_every_member_once_with_zeros_for_those_without_records()
    {
        var admin = await world.People.NewAdmin();
        var children = new List<TestPerson>();
        for (var i = 0; i < 5; i++)
            children.Add(await world.People.NewLearner());
        await world.FinishesCourse(children[0], 60, 5);
        await world.FinishesCourse(children[0], 60, 5);
        await world.Answers(children[1], true, 10);

        foreach (var order in new[] { "-xp", "name" })
        {
            var all = await All(admin, $"/progress/members?limit=2&sort={order}");
            Assert.Equal(6, all.Count);
            Assert.Equal(6, all.Select(member => member.Text("account")).Distinct().Count());
            Assert.Equal(all.OrderBy(member => order == "name" ? member.Text("display_name") : "", StringComparer.Ordinal)
                .ThenByDescending(member => order == "name" ? 0 : Progress(member, "total_xp")).Select(member => member.Text("account")), all.Select(member => member.Text("account")));
            JsonElement Of(TestPerson person) => all.Single(member => member.Text("account") == person.Id.ToString());
            Assert.Equal((120, 2), (Progress(Of(children[0]), "total_xp"), Progress(Of(children[0]), "courses_completed")));
            Assert.Equal((10, 1), (Progress(Of(children[1]), "total_xp"), Progress(Of(children[1]), "questions_correct")));
            Assert.Equal((0, 1, 100), (Progress(Of(children[4]), "total_xp"), Progress(Of(children[4]), "level"), Progress(Of(children[4]), "xp_to_next_level")));
        }
        Assert.DoesNotContain("test.example", await admin.Http.GetStringAsync(admin.At("/progress/members")));
    }

    [Fact, Row("AE-032"), Row("AE-015")]
    public async Task Where_children_play_a_teacher_reads_no_progress_but_that_of_the_own_classes()
    {
        (await (await world.People.NewTeacher("other")).Http.Ask("/api/realms/other/progress/members")).Is(HttpStatusCode.Forbidden);
        (await (await world.People.NewTeacher("campus")).Http.Ask("/api/realms/campus/progress/members")).Is(HttpStatusCode.OK);
    }

    private static long Progress(JsonElement member, string name) => member.GetProperty("progress").Long(name);

    private static async Task<List<JsonElement>> All(TestPerson person, string path)
    {
        var all = new List<JsonElement>();
        for (string? next = ""; next is not null;)
        {
            var page = await person.Get(path + (next.Length > 0 ? $"&cursor={next}" : ""));
            all.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.Text("next");
        }
        return all;
    }
}
