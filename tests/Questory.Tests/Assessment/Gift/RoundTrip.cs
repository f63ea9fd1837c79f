using FsCheck;
using FsCheck.Fluent;
using Questory.Assessment.Gift;
using Questory.Assessment.Questions;
using Questory.Tests.Assessment.Questions;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Gift;

public class RoundTrip
{
    private static Gen<GiftQuestion> Question =>
        from body in Bodies.Any
        from title in Gen.OneOf(Gen.Constant<string?>(null), Bodies.Text(4).Select(text => (string?)text))
        from id in Gen.Elements(null, "7", "a]b")
        from tags in Gen.SubListOf("easy", "Unit 1", "x]y", "日本")
        from category in Gen.Elements(null, "$course$/top/A", "Math: 1")
        from hint in Gen.OneOf(Gen.Constant<string?>(null), Bodies.Text(4).Select(text => (string?)text))
        select new GiftQuestion(0, category, title, body)
        {
            Id = id,
            Tags = [.. tags],
            Settings = hint is null ? new Dictionary<string, string>() : new() { ["hint"] = hint },
        };

    // Rubbish, and rubbish laid out like a file so that it gets past the braces.
    private static Gen<string> Wild => Gen.OneOf(
        Bodies.Text(60),
        from pieces in (from stem in Bodies.Text(3) from inside in Bodies.Text(12) from after in Gen.Elements("", " x.", "\n// [tag:a]") select $"{stem} {{{inside}}}{after}").ListOf(4)
        select string.Join("\n\n", pieces));

    [Theory]
    [InlineData(TrueFalseFeedback.WrongFirst)]
    [InlineData(TrueFalseFeedback.TrueFirst)]
    internal void Reading_what_was_written_gives_the_same_questions(TrueFalseFeedback order) =>
        Prop.ForAll(Question.ListOf().ToArbitrary(), questions =>
        {
            var export = GiftWriter.Write(questions, order);
            var read = GiftReader.Read(export.Text, "export.gift", order);
            var expected = questions.Where(question => GiftLimits.WhyNot(question.Body) is null).ToList();
            Assert.Empty(read.Problems);
            Assert.Equal(expected.ConvertAll(Told), read.Questions.Select(Told));
            Assert.Equal(questions.Count - expected.Count, export.Omitted.Count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithQuietOnSuccess(true));

    [Fact]
    public void Whatever_a_file_holds_it_is_read_without_an_exception() =>
        Prop.ForAll(Wild.ToArbitrary(), text =>
        {
            var read = GiftReader.Read(text, "wild.gift");
            Assert.All(read.Problems, problem => Assert.InRange(problem.Line, 1, text.Count(c => c == '\n') + 1));
            Assert.All(read.Questions, question => Assert.Empty(question.Body.Check()));
            Assert.Equal(read.Questions.Select(Told), GiftReader.Read(GiftWriter.Write(read.Questions).Text, "again.gift").Questions.Select(Told));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true));

    [Fact]
    public void What_gift_cannot_say_is_named()
    {
        var export = GiftWriter.Write(
        [
            new(0, null, "Steps", new Ordering { Prompt = new("Sort."), Items = [new(new("a")), new(new("b"))] }),
            new(0, null, null, new Matching { Prompt = new("Pair these."), Pairs = [new(new("a -> b"), "1"), new(new("c"), "2")] }),
            new(0, null, "Two arrows", new ShortAnswer { Prompt = new("?"), Accepted = [new("a -> b"), new("a to b")] }),
            new(0, null, "Unsound", new ShortAnswer { Prompt = new("?") }),
            new(0, null, "Tagged", new Essay { Prompt = new("Why?") }) { Tags = [@"back\slash", "fine"] },
        ]);
        Assert.Equal(["Steps", "Pair these.", "Two arrows", "Unsound", "Tagged"], export.Omitted.Select(omission => omission.Question));
        Assert.Equal("// [tag:fine]\n::Tagged::[plain]Why?{}\n", export.Text);
    }

    [Fact]
    public void A_missing_word_keeps_its_place_and_spaces()
    {
        const string File = "::Sum::Two plus two equals {\n\t=%100%four\n\t=%100%4\n}.\n";
        Assert.Equal(File, GiftWriter.Write(GiftReader.Read(File, "sum.gift").Questions).Text);
    }

    [Fact]
    public void The_questions_of_the_demo_are_read_and_given_back()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "demo"), "*.gift", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            var read = GiftReader.Read(File.ReadAllBytes(path), Path.GetRelativePath(Repository.Root, path));
            Assert.Empty(read.Problems);
            var written = GiftWriter.Write(read.Questions);
            Assert.Empty(written.Omitted);
            Assert.Equal(read.Questions.Select(Told), GiftReader.Read(written.Text, path).Questions.Select(Told));
        }
    }

    private static string Told(GiftQuestion question) =>
        $"{question.Category}|{question.Title}|{question.Id}|{string.Join(",", question.Tags)}|{string.Join(",", question.Settings)}|{QuestionJson.Write(question.Body)}";
}
