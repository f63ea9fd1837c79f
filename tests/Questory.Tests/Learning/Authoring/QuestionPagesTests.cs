using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Authoring;

public sealed class QuestionPagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    public static TheoryData<string, string, string> Kinds => new()
    {
        { "single_choice", "Form.Rows[0].Text.Text=Right|Form.Rows[0].Right=true|Form.Rows[1].Text.Text=Wrong|Form.Rows[1].Feedback.Text=No.", "$.options[0].weight=100|$.options[1].feedback.text=No." },
        { "multiple_choice", "Form.Rows[0].Text.Text=A|Form.Rows[0].Right=true|Form.Rows[1].Text.Text=B|Form.Rows[1].Right=true|Form.Rows[2].Text.Text=C|Form.Rows[2].Weight=-50", "$.options[0].weight=50|$.options[1].weight=50|$.options[2].weight=-50" },
        { "true_false", "Form.Answer=false|Form.TrueFeedback.Text=Look again.", "$.answer=False|$.true_feedback.text=Look again." },
        { "matching", "Form.Rows[0].Text.Text=Dog|Form.Rows[0].Partner=Bark|Form.Rows[1].Text.Text=Cat|Form.Rows[1].Partner=Meow|Form.Extras[0].Partner=Moo", "$.pairs[1].right=Meow|$.distractors[0].text=Moo" },
        { "numeric", "Form.Rows[0].Number=3,14|Form.Rows[0].Tolerance=0.01|Form.Rows[1].Low=3|Form.Rows[1].High=4|Form.Rows[1].Weight=50|Form.OtherFeedback.Text=Far off.", "$.accepted[0].number=3.14|$.accepted[1].high=4|$.accepted[1].weight=50" },
        { "short_answer", "Form.Rows[0].Text.Text=Asia|Form.AfterGap= is the largest.", "$.accepted[0].text=Asia|$.prompt.after_gap= is the largest." },
        { "ordering", "Form.Rows[0].Text.Text=One|Form.Rows[1].Text.Text=Two|Form.PartialCredit=true", "$.items[1].text.text=Two|$.partial_credit=True" },
        { "interactive", "Form.Rule=numeric|Form.Rows[0].Number=5|Form.Rows[0].Tolerance=1", "$.rule.kind=numeric|$.rule.accepted[0].tolerance=1" },
        { "interactive", "Form.Rows[0].Text.Text=One|Form.Rows[1].Text.Text=Two|Form.PartialCredit=true", "$.rule.kind=ordering|$.rule.items[1].text.text=Two|$.rule.partial_credit=True" },
        { "essay", "Form.Explanation.Text=Because.", "$.explanation.text=Because." },
        { "description", "Form.Title=Between", "$.prompt.text=What now?" },
    };

    [Theory, MemberData(nameof(Kinds)), Row("AE-056")]
    public async Task Every_kind_is_written_by_form_and_an_unchanged_edit_keeps_it(string kind, string typed, string kept)
    {
        var room = await Classroom.In(world);
        var lesson = (await room.Course(1)).Lessons[0];
        var fields = typed.Split('|').Select(field => field.Split('=', 2)).Select(pair => (pair[0], pair[1])).Append(("Form.Kind", kind)).Append(("Form.Prompt", "What now?")).ToArray();
        Assert.Equal($"/author/lessons/{lesson}", await room.Teacher.Sends($"/author/lessons/{lesson}/questions/new?kind={kind}", "question", fields));
        var question = (await room.Teacher.Get($"/authoring/lessons/{lesson}")).GetProperty("questions")[0];
        Assert.Equal(kind, question.GetProperty("kind").GetString());
        foreach (var expected in kept.Split('|').Select(line => line.Split('=', 2)))
            Assert.Equal(expected[1], At(question.GetProperty("body"), expected[0]));

        var editor = $"/author/questions/{question.GetProperty("id").GetGuid()}";
        Assert.Equal($"/author/lessons/{lesson}", await room.Teacher.Sends($"{editor}?back=/author/lessons/{lesson}", "question", (await room.Teacher.Open(editor)).Fields("question").With()));
        var again = (await room.Teacher.Get($"/authoring/lessons/{lesson}")).GetProperty("questions")[0];
        Assert.Equal(2, again.GetProperty("version").GetInt32());
        Assert.True(JsonElement.DeepEquals(question.GetProperty("body"), again.GetProperty("body")), again.GetProperty("body").GetRawText());
    }

    [Fact]
    public async Task A_refused_question_still_has_rows_to_fill_in()
    {
        var room = await Classroom.In(world);
        var page = await room.Teacher.Refused($"/author/lessons/{(await room.Course(1)).Lessons[0]}/questions/new?kind=single_choice", "question",
            ("Form.Kind", "single_choice"), ("Form.Prompt", "Which?"), ("Form.Rows[0].Text.Text", ""), ("Form.Rows[1].Text.Text", "only one"));
        Assert.Equal(["only one", "", "", ""], page.QuerySelectorAll("textarea[name$='.Text.Text']").Where(row => row.GetAttribute("name")!.Contains("Rows")).Select(row => row.TextContent));
    }

    [Fact]
    public async Task Rows_come_go_and_move_by_buttons_without_losing_what_was_typed()
    {
        var room = await Classroom.In(world);
        var at = $"/author/lessons/{(await room.Course(1)).Lessons[0]}/questions/new?kind=ordering";
        async Task<string[]> Press(string button, AngleSharp.Dom.IDocument page)
        {
            var answer = await room.Teacher.Send(at, "question", page.Fields("question").With(("Form.Do", button)));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            last = await answer.Document();
            return [.. last.QuerySelectorAll("textarea[name$='.Text.Text']").Where(row => row.GetAttribute("name")!.Contains("Rows")).Select(row => row.TextContent)];
        }
        var typed = await room.Teacher.Refused(at, "question", ("Form.Kind", "ordering"), ("Form.Prompt", "Order!"), ("Form.XpReward", "x"),
            ("Form.Rows[0].Text.Text", "a"), ("Form.Rows[1].Text.Text", "b"), ("Form.Rows[2].Text.Text", "c"));
        Assert.Equal(["a", "b", "c", ""], await Press("add", typed));
        Assert.True(last!.QuerySelector("textarea[name='Form.Rows[3].Text.Text']")!.HasAttribute("autofocus"));
        Assert.Equal(["b", "a", "c"], await Press("down-0", typed));
        Assert.Equal(["a", "c", "b"], await Press("up-2", typed));
        Assert.Equal(["a", "c"], await Press("remove-1", typed));
        Assert.Equal(["a", "b", "c"], await Press("remove-99", typed));
        Assert.Equal("Order!", last.QuerySelector("textarea[name='Form.Prompt']")!.TextContent);
        Assert.Equal("x", last.QuerySelector("input[name='Form.XpReward']")!.GetAttribute("value"));
    }

    private AngleSharp.Dom.IDocument? last;

    [Theory]
    [InlineData("single_choice", "Form.Rows[1].Weight", "lots")]
    [InlineData("numeric", "Form.Rows[0].Number", "many")]
    [InlineData("numeric", "Form.Rows[0].Weight", "101")]
    [InlineData("essay", "Form.HintCost", "5")]
    [InlineData("matching", "Form.Rows[0].Partner", "")]
    public async Task A_fault_is_shown_at_its_field_and_nothing_typed_is_lost(string kind, string field, string value)
    {
        var room = await Classroom.In(world);
        var at = $"/author/lessons/{(await room.Course(1)).Lessons[0]}/questions/new?kind={kind}";
        (string, string)[] typed = [("Form.Kind", kind), ("Form.Prompt", "Kept prompt"), ("Form.Rows[0].Text.Text", "A"), ("Form.Rows[1].Text.Text", "B"), ("Form.Rows[1].Partner", "b"), (field, value)];
        var page = await room.Teacher.Refused(at, "question", typed);
        var input = page.QuerySelector($"[name='{field}']")!;
        Assert.Equal(("true", value), (input.GetAttribute("aria-invalid"), input.GetAttribute("value")));
        Assert.Equal("Kept prompt", page.QuerySelector("textarea[name='Form.Prompt']")!.TextContent);
        Assert.NotEmpty(page.QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task What_is_wrong_with_the_answers_together_is_said_above()
    {
        var room = await Classroom.In(world);
        var at = $"/author/lessons/{(await room.Course(1)).Lessons[0]}/questions/new?kind=single_choice";
        var page = await room.Teacher.Refused(at, "question", ("Form.Kind", "single_choice"), ("Form.Prompt", "?"), ("Form.Rows[0].Text.Text", "A"), ("Form.Rows[1].Text.Text", "B"));
        Assert.Contains("No option is right", page.QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact, Row("AE-056")]
    public async Task An_interactive_question_asks_for_the_parts_of_the_rule_chosen_and_shows_their_faults_there()
    {
        var room = await Classroom.In(world);
        var at = $"/author/lessons/{(await room.Course(1)).Lessons[0]}/questions/new?kind=interactive";
        var blank = await room.Teacher.Open(at);
        Assert.NotNull(blank.QuerySelector("textarea[name='Form.Rows[2].Text.Text']"));
        var numbers = await (await room.Teacher.Send(at, "question", blank.Fields("question").With(("Form.Rule", "numeric"), ("Form.Prompt", "How many?"), ("Form.Do", "rule")))).Document();
        Assert.NotNull(numbers.QuerySelector("input[name='Form.Rows[0].Number']"));
        Assert.Equal("How many?", numbers.QuerySelector("textarea[name='Form.Prompt']")!.TextContent);
        var refused = await room.Teacher.Refused(at, "question", ("Form.Kind", "interactive"), ("Form.Rule", "matching"), ("Form.Prompt", "?"),
            ("Form.Rows[0].Text.Text", "A"), ("Form.Rows[0].Partner", ""), ("Form.Rows[1].Text.Text", "B"), ("Form.Rows[1].Partner", "b"));
        Assert.Equal("true", refused.QuerySelector("[name='Form.Rows[0].Partner']")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Questions_are_ordered_and_taken_out_by_buttons()
    {
        var room = await Classroom.In(world);
        var lesson = (await room.Course(1)).Lessons[0];
        var (first, second) = (await room.Statement(lesson), await room.Statement(lesson));
        var at = $"/author/lessons/{lesson}";
        await room.Teacher.Sends(at, "questions", ("Order", $"{first}"), ("Order", $"{second}"), ("Up", $"{second}"));
        Assert.Equal([$"{second}", $"{first}"], (await room.Teacher.Open(at)).Order());
        await room.Teacher.Sends(at, "questions", ("Order", $"{second}"), ("Order", $"{first}"), ("Remove", $"{second}"));
        Assert.Equal([$"{first}"], (await room.Teacher.Open(at)).Order());
    }

    [Fact]
    public async Task Two_authors_of_one_question_do_not_overwrite_each_other()
    {
        var room = await Classroom.In(world);
        var question = await room.Statement((await room.Course(1)).Lessons[0]);
        var at = $"/author/questions/{question}";
        var seen = await room.Teacher.Open(at);
        await room.Teacher.Sends(at, "question", seen.Fields("question").With(("Form.Prompt", "First")));
        var late = await room.Teacher.Send(at, "question", seen.Fields("question").With(("Form.Prompt", "Second")));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("Second", (await late.Document()).QuerySelector("textarea[name='Form.Prompt']")!.TextContent);
    }

    private static string At(JsonElement body, string path)
    {
        foreach (var step in path.TrimStart('$', '.').Split('.', '['))
            body = int.TryParse(step.TrimEnd(']'), out var index) ? body[index] : body.GetProperty(step);
        return body.ToString();
    }
}
