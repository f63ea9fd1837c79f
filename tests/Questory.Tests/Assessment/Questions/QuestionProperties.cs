using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Questory.Assessment.Questions;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Questions;

/// <summary>What holds for every question of every kind and whatever is sent as an answer.</summary>
public class QuestionProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400).WithQuietOnSuccess(true);

    [Fact]
    public void Generated_questions_are_sound() =>
        Prop.ForAll(Bodies.Any.ToArbitrary(), body => body.Check().Count == 0).Check(Runs);

    [Fact]
    public void Json_gives_the_same_question_back_whatever_order_its_members_come_in() =>
        Prop.ForAll(Bodies.Any.ToArbitrary(), body =>
        {
            var json = QuestionJson.Write(body);
            return QuestionJson.Write(QuestionJson.Read(json)) == json && QuestionJson.Write(QuestionJson.Read(Sorted(json))) == json;
        }).Check(Runs);

    [Fact, Row("AE-057")]
    public void Marking_never_throws_and_stays_within_bounds() =>
        Prop.ForAll((from body in Bodies.Any from answer in Answers.For(body) select (body, answer)).ToArbitrary(), pair =>
        {
            using var answer = JsonDocument.Parse(pair.answer);
            return pair.body.Mark(answer.RootElement) switch
            {
                Mark mark => mark.Permille is >= 0 and <= 1000
                    && (mark.Verdict != Verdict.Right || mark.Permille == 1000)
                    && (mark.Verdict != Verdict.Partly || mark.Permille > 0)
                    && (mark.Verdict is not (Verdict.Wrong or Verdict.Unmarked) || mark.Permille == 0)
                    && mark.Explanation == pair.body.Explanation,
                WrongShape wrong => wrong.Field.StartsWith("answer", StringComparison.Ordinal) && wrong.What.Length > 0,
                _ => false,
            };
        }).Check(Runs.WithMaxTest(3000));

    [Fact, Row("AE-056")]
    public void The_face_holds_no_feedback_weight_or_accepted_answer() =>
        Prop.ForAll(Bodies.Any.ToArbitrary(), ArbMap.Default.ArbFor<long>(), (body, seed) =>
        {
            var face = Json(body.Face(seed));
            string[] telling = [Bodies.Secret, "\"weight\"", "\"feedback\"", "\"explanation\"", "\"accepted\"", "\"right"];
            return telling.All(word => !face.Contains(word, StringComparison.Ordinal));
        }).Check(Runs);

    [Fact, Row("AE-056")]
    public void The_face_is_the_same_whichever_answer_is_right() =>
        Prop.ForAll(Bodies.Any.ToArbitrary(), ArbMap.Default.ArbFor<long>(),
            (body, seed) => Json(body.Face(seed)) == Json(OtherwiseRight(body).Face(seed))).Check(Runs);

    [Fact]
    public void The_face_shows_everything_there_is_to_pick_once() =>
        Prop.ForAll(Bodies.Any.ToArbitrary(), ArbMap.Default.ArbFor<long>(), (body, seed) =>
        {
            var shown = body.Face(seed).Options.Select(option => option.Text.Text).Order(StringComparer.Ordinal);
            IEnumerable<string> expected = (body is Interactive { Rule: { } rule } ? rule : body) switch
            {
                SingleChoice choice => choice.Options.Select(option => option.Text.Text),
                MultipleChoice choice => choice.Options.Select(option => option.Text.Text),
                Matching matching => matching.Pairs.Select(pair => pair.Right).Concat(matching.Distractors.Select(d => d.Text)).Distinct(),
                Ordering ordering => ordering.Items.Select(item => item.Text.Text),
                _ => [],
            };
            return shown.SequenceEqual(expected.Order(StringComparer.Ordinal));
        }).Check(Runs);

    private static QuestionBody OtherwiseRight(QuestionBody body) => body switch
    {
        SingleChoice choice => choice with { Options = Turned(choice.Options) },
        MultipleChoice choice => choice with { Options = Turned(choice.Options) },
        Interactive interactive => interactive with { Rule = OtherwiseRight(interactive.Rule!) },
        TrueFalse statement => statement with { Answer = !statement.Answer },
        Matching matching => matching with { Pairs = [.. matching.Pairs.Select((pair, i) => new MatchPair(pair.Left, matching.Pairs[^(i + 1)].Right))] },
        Ordering ordering => ordering with { Items = [.. ordering.Items.Reverse()] },
        Numeric numeric => numeric with { Accepted = [new AcceptedNumber { Number = 42 }], OtherFeedback = null },
        ShortAnswer shortAnswer => shortAnswer with { Accepted = [new AcceptedText("42")] },
        _ => body,
    };

    // Both the author's order and what is right change places.
    private static ChoiceOption[] Turned(IReadOnlyList<ChoiceOption> options) =>
        [.. options.Select((option, i) => option with { Weight = options[^(i + 1)].Weight }).Skip(1), options[0] with { Weight = options[^1].Weight }];

    private static string Json(QuestionFace face) => JsonSerializer.Serialize(face, QuestionJson.Options);

    private static string Sorted(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement.EnumerateObject().OrderByDescending(member => member.Name, StringComparer.Ordinal).ToDictionary(member => member.Name, member => member.Value));
    }
}
