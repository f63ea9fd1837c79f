using System.Net;
using Questory.Insights.Classes;
using Questory.Tests.Groups;
using Questory.Tests.Learning;
using Questory.Tests.Progress;
using Questory.Tests.Testing;
using static Questory.Tests.Groups.School;

namespace Questory.Tests.Insights;

/// <summary>What a teacher reads of the own class, and what never.</summary>
public sealed class ClassProgressTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-032"), Row("AE-043")]
    public async Task A_class_of_three_has_three_rows_and_a_fourth_child_is_hidden()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var group = await teacher.NewClass();
        var children = new List<TestPerson>();
        foreach (var name in new[] { "Ada", "Ben", "Cleo", "Dora" })
            children.Add(await world.NewChild(parent, name, 8));
        foreach (var child in children.Take(3))
            await parent.Enrol(child, group);
        await world.FinishesCourse(children[0], 346, 0);
        await new Classroom(teacher).AnswersInAll(children[0], 3, 1);
        (await children[3].Join(group.Code)).Is(HttpStatusCode.Created);

        var seen = (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/progress"))).Is(HttpStatusCode.OK);
        var rows = seen.Body.GetProperty("learners").EnumerateArray().ToList();
        Assert.Equal(3, rows.Count);
        var ada = rows.Single(row => row.Of("learner") == children[0].Id.ToString());
        Assert.Equal((3, 346, 1, 1, 75.00m), (ada.GetProperty("level").GetInt32(), ada.GetProperty("xp").GetInt32(), ada.GetProperty("missions").GetInt32(), ada.GetProperty("streak").GetInt32(), ada.Number("accuracy")));
        Assert.Equal(DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd"), ada.Of("last_day"));

        var detail = (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/learners/{children[0].Id}"))).Is(HttpStatusCode.OK);
        Assert.Equal(75.00m, detail.Body.GetProperty("missions")[0].Number("accuracy"));
        (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/learners/{children[3].Id}"))).Is(HttpStatusCode.NotFound);
        foreach (var text in new[] { seen.Text, detail.Text, (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}"))).Text })
            foreach (var secret in new[] { "first_name", "age\"", "email", "parent", "\"Ada\"", "test.example", children[0].Email, parent.Id.ToString() })
                Assert.DoesNotContain(secret, text);
    }

    [Fact, Row("AE-032"), Row("AE-013")]
    public async Task The_class_shows_the_avatars_its_children_wear()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var group = await teacher.NewClass();
        var ada = await world.NewChild(parent, "Ada");
        await parent.Enrol(ada, group);
        await world.Execute("update realms_members set face = '/avatars/fox.png' where account_id = $1", ada.Id.Value);
        foreach (var page in new[] { $"/manage/groups/{group.Id}", $"/manage/groups/{group.Id}/people" })
            Assert.Contains("src=\"/avatars/fox.png\"", await (await teacher.Http.GetAsync($"/r/kids{page}")).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    [Fact, Row("AE-032")]
    public async Task Who_leaves_or_is_suspended_is_gone_from_the_class_at_once()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var group = await teacher.NewClass();
        var (ada, ben) = (await world.NewChild(parent, "Ada"), await world.NewChild(parent, "Ben"));
        await parent.Enrol(ada, group);
        await parent.Enrol(ben, group);
        (await parent.Deny(ada, group.Id)).Is(HttpStatusCode.NoContent);
        (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/learners/{ada.Id}"))).Is(HttpStatusCode.NotFound);
        await world.Execute("update accounts_accounts set status = 'suspended' where id = $1", ben.Id.Value);
        Assert.Empty((await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/progress"))).Body.GetProperty("learners").EnumerateArray());
    }

    [Fact, Row("AE-032")]
    public async Task A_teacher_neither_consents_nor_deletes_and_reads_no_other_class()
    {
        var (teacher, colleague, parent) = (await world.People.NewTeacher(), await world.People.NewTeacher(), await world.NewParent());
        var group = await teacher.NewClass();
        var child = await world.NewChild(parent);
        await parent.Enrol(child, group);
        (await colleague.Http.Ask(colleague.At($"/groups/{group.Id}/progress"))).Is(HttpStatusCode.NotFound);
        (await colleague.Http.Ask(colleague.At($"/groups/{group.Id}/learners/{child.Id}"))).Is(HttpStatusCode.NotFound);
        (await colleague.Http.Ask(colleague.At($"/groups/{group.Id}/progress/file"))).Is(HttpStatusCode.NotFound);
        foreach (var (method, path) in new[] { (HttpMethod.Put, "consent"), (HttpMethod.Delete, "consent"), (HttpMethod.Post, "refusal"), (HttpMethod.Put, "suspension") })
            (await teacher.Http.Do(method, teacher.At($"/family/children/{child.Id}/{path}"))).Is(HttpStatusCode.Forbidden);
        foreach (var learner in new[] { child, parent })
            (await learner.Http.Ask(learner.At($"/groups/{group.Id}/progress"))).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_table_file_holds_the_same_rows_and_no_formula()
    {
        var (teacher, learner) = (await world.People.NewTeacher(), await world.People.NewLearner());
        var group = await teacher.NewClass();
        (await learner.Join(group.Code)).Is(HttpStatusCode.Created);
        await world.Execute("update accounts_accounts set display_name = '=HYPERLINK(\"x\")' where id = $1", learner.Id.Value);
        var file = (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/progress/file"))).Is(HttpStatusCode.OK);
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("name,level,xp,missions,streak,accuracy,last_day,minutes,badges\r\n\"'=HYPERLINK(\"\"x\"\")\",1,0,0,0,0.00,,0,0\r\n", file.Text);
    }

    [Theory]
    [InlineData("Brave Otter", "Brave Otter")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("@cmd", "\"'@cmd\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    public void A_cell_never_becomes_a_formula(string text, string cell) => Assert.Equal(cell, ClassFile.Cell(text));
}
