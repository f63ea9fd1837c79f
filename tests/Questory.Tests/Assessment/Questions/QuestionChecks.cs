using System.Text.Json;
using Questory.Assessment.Questions;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Questions;

/// <summary>Faults an author can make, as they arrive in JSON, and the field each is reported at.</summary>
[Row("AE-056")]
public class QuestionChecks
{
    [Theory]
    [InlineData("""{"kind":"essay"}""", "prompt.text")]
    [InlineData("""{"kind":"essay","prompt":null}""", "prompt.text")]
    [InlineData("""{"kind":"essay","prompt":{"text":"a\u0000b"}}""", "prompt.text")]
    [InlineData("""{"kind":"essay","prompt":{"text":"a","after_gap":" "}}""", "prompt.after_gap")]
    [InlineData("""{"kind":"description","prompt":{"text":"a","after_gap":"b"}}""", "prompt.after_gap")]
    [InlineData("""{"kind":"essay","prompt":{"text":"a"},"explanation":{"text":""}}""", "explanation.text")]
    [InlineData("""{"kind":"true_false","prompt":{"text":"a"},"false_feedback":{"text":""}}""", "false_feedback.text")]
    [InlineData("""{"kind":"single_choice","prompt":{"text":"a"},"options":null}""", "options")]
    [InlineData("""{"kind":"single_choice","prompt":{"text":"a"},"options":[null,null]}""", "options[0]")]
    [InlineData("""{"kind":"single_choice","prompt":{"text":"a"},"options":[{"text":{"text":"x"}},{"text":{"text":"y"},"weight":99}]}""", "options")]
    [InlineData("""{"kind":"single_choice","prompt":{"text":"a"},"options":[{"text":{"text":"x"},"weight":100},{"text":{"text":"y"},"weight":100}]}""", "options")]
    [InlineData("""{"kind":"single_choice","prompt":{"text":"a"},"options":[{"text":{"text":"x"},"weight":100},{"text":{"text":" x "}}]}""", "options[1].text")]
    [InlineData("""{"kind":"single_choice","prompt":{"text":"a"},"options":[{"text":{"text":"x"},"id":"i","weight":100},{"text":{"text":"y"},"id":"i"}]}""", "options[1].id")]
    [InlineData("""{"kind":"single_choice","prompt":{"text":"a"},"options":[{"text":{"text":"x"},"id":"a b","weight":100},{"text":{"text":"y"}}]}""", "options[0].id")]
    [InlineData("""{"kind":"single_choice","prompt":{"text":"a"},"options":[{"text":null,"weight":100},{"text":{"text":"y"}}]}""", "options[0].text")]
    [InlineData("""{"kind":"multiple_choice","prompt":{"text":"a"},"options":[{"text":{"text":"x"}},{"text":{"text":"y"},"weight":-100}]}""", "options")]
    [InlineData("""{"kind":"multiple_choice","prompt":{"text":"a"},"options":[{"text":{"text":"x"},"weight":50},{"text":{"text":"y"},"weight":30}]}""", "options")]
    [InlineData("""{"kind":"matching","prompt":{"text":"a"},"pairs":[]}""", "pairs")]
    [InlineData("""{"kind":"matching","prompt":{"text":"a"},"pairs":[{"left":{"text":"x"},"right":"1"}]}""", "pairs")]
    [InlineData("""{"kind":"matching","prompt":{"text":"a"},"pairs":[{"left":null,"right":"1"},{"left":{"text":"y"},"right":"2"}]}""", "pairs[0].left.text")]
    [InlineData("""{"kind":"matching","prompt":{"text":"a"},"pairs":[{"left":{"text":"x"},"right":"1"},{"left":{"text":"x"},"right":"2"}]}""", "pairs[1].text")]
    [InlineData("""{"kind":"matching","prompt":{"text":"a"},"pairs":[{"left":{"text":"x"},"right":"1","right_id":"i"},{"left":{"text":"y"},"right":"2","right_id":"i"}]}""", "pairs")]
    [InlineData("""{"kind":"numeric","prompt":{"text":"a"},"accepted":[{"number":1,"tolerance":-1}]}""", "accepted[0].tolerance")]
    [InlineData("""{"kind":"numeric","prompt":{"text":"a"},"accepted":[{"low":2,"high":1}]}""", "accepted[0].low")]
    [InlineData("""{"kind":"numeric","prompt":{"text":"a"},"accepted":[{"low":2}]}""", "accepted[0]")]
    [InlineData("""{"kind":"numeric","prompt":{"text":"a"},"accepted":[{"number":1,"low":1,"high":2}]}""", "accepted[0]")]
    [InlineData("""{"kind":"numeric","prompt":{"text":"a"},"accepted":[{}]}""", "accepted[0]")]
    [InlineData("""{"kind":"numeric","prompt":{"text":"a"},"accepted":[{"number":1e25}]}""", "accepted[0]")]
    [InlineData("""{"kind":"numeric","prompt":{"text":"a"},"accepted":[{"number":1,"weight":50}]}""", "accepted")]
    [InlineData("""{"kind":"short_answer","prompt":{"text":"a"},"accepted":[{"text":" "}]}""", "accepted[0].text")]
    [InlineData("""{"kind":"short_answer","prompt":{"text":"a"},"accepted":[{"text":"x","weight":50}]}""", "accepted")]
    [InlineData("""{"kind":"short_answer","prompt":{"text":"a"},"accepted":[{"text":"x"},{"text":"y","weight":-1}]}""", "accepted[1].weight")]
    [InlineData("""{"kind":"ordering","prompt":{"text":"a"},"items":[{"text":{"text":"x"}}]}""", "items")]
    [InlineData("""{"kind":"ordering","prompt":{"text":"a"},"items":[{"text":{"text":"x"}},{"text":{"text":"x"}}]}""", "items[1].text")]
    public void A_fault_is_named_with_its_field_and_cure(string json, string field)
    {
        var problem = Assert.Single(QuestionJson.Read(json).Check(), problem => problem.Field == field);
        Assert.NotEmpty(problem.What);
        Assert.NotEmpty(problem.Cure);
    }

    [Theory]
    [InlineData("""{"kind":"riddle","prompt":{"text":"a"}}""", "kind")]
    [InlineData("""{"prompt":{"text":"a"}}""", "kind")]
    [InlineData("""{"kind":7}""", "kind")]
    [InlineData("""{"kind":"single_choice","options":[{"text":{"text":"x"},"weight":101}]}""", "options[0].weight")]
    [InlineData("""{"kind":"single_choice","options":[{"text":{"text":"x"},"weight":"100"}]}""", "options[0].weight")]
    [InlineData("""{"kind":"single_choice","options":{}}""", "options")]
    [InlineData("""{"kind":"numeric","accepted":[{"number":1e400}]}""", "accepted[0].number")]
    [InlineData("""{"kind":"essay","prompt":{"text":"\ud800"}}""", "prompt.text")]
    [InlineData("""{"kind":"essay","prompt":{"text":"a","format":"rtf"}}""", "prompt.format")]
    [InlineData("""{"kind":"essay","prompt":{"text":"a","format":1}}""", "prompt.format")]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    [InlineData("\"essay\"", "body")]
    public void What_cannot_be_read_is_named_with_its_field(string json, string field)
    {
        using var sent = JsonDocument.Parse(json);
        Assert.False(QuestionJson.TryRead(sent.RootElement, out _, out var problem));
        Assert.Equal(field, problem?.Field);
    }

    [Fact]
    public void What_was_written_can_be_sent_back()
    {
        using var sent = JsonDocument.Parse(QuestionJson.Write(new Essay { Prompt = new("Why?") }));
        Assert.True(QuestionJson.TryRead(sent.RootElement, out var body, out _));
        Assert.Equal("Why?", body.Prompt.Text);
    }

    [Fact]
    public void Limits_are_kept()
    {
        Assert.Contains(new Essay { Prompt = new(new string('x', RichText.Max + 1)) }.Check(), problem => problem.Field == "prompt.text");
        var options = Enumerable.Range(0, ChoiceOption.MaxCount + 1).Select(i => new ChoiceOption(new($"{i}"), i == 0 ? Weight.Full : Weight.None)).ToList();
        Assert.Equal("options", Assert.Single(new SingleChoice { Prompt = new("?"), Options = options }.Check()).Field);
        Assert.Empty(new SingleChoice { Prompt = new("?"), Options = options[..^1] }.Check());
    }

    [Fact]
    public void An_id_survives_new_wording()
    {
        var option = new ChoiceOption(new("Lodon"));
        var stored = (SingleChoice)QuestionJson.Read(QuestionJson.Write(new SingleChoice { Options = [option] }));
        Assert.Equal(option.Id, (stored.Options[0] with { Text = new("London") }).Id);
    }
}
