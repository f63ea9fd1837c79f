using System.Text;
using Questory.Assessment.Gift;

namespace Questory.Tests.Assessment.Gift;

/// <summary>Faults that people make in GIFT files: each is named once, at its place, with a cure.</summary>
public class GiftFaults
{
    [Theory]
    [InlineData("Who? {=a ~b", "1:6", "never closed|not closed")]
    [InlineData("Who? =a ~b}", "1:11", "closes nothing")]
    [InlineData("Who? } {=a}", "1:6", "closes nothing")]
    [InlineData("Who? {=a {b} ~c}", "1:10", "{ between the answers")]
    [InlineData("Who? {=a ~b}\nWhere? {=c ~d}", "2:8", "one pair of braces")]
    [InlineData("Who? {=a ~b} is it}", "1:19", "one pair of braces")]
    [InlineData("::Title\nWho? {=a ~b}", "1:1", "title is not closed")]
    [InlineData("Who? {\n  =a\n\n  ~b\n}", "1:6", "not closed before the blank line")]
    [InlineData("Who? {a ~b =c}", "1:7", "no sign before it")]
    [InlineData("Pair {a -> b =c -> d}", "1:7", "no sign before it")]
    [InlineData("Pair {\n=a -> b\n=c\n}", "3:1", "no ->")]
    [InlineData("Pair {=a -> b}", "1:1", "only one right side")]
    [InlineData("Who?\n{\n  ~%150%a\n  =b\n}", "3:4", "not a percentage")]
    [InlineData("Who? {~%33,3%a ~b =c}", "1:8", "not a percentage")]
    [InlineData("Who? {~%50%a ~%-50%b}", "1:1", "add up to 50 %")]
    [InlineData("Who? {~a ~b}", "1:1", "no option is right")]
    [InlineData("Who? {=a}{=b}", "1:10", "one pair of braces")]
    [InlineData("Who?\n{\n=a\n~\n}", "4:1", "text is empty")]
    [InlineData("Who?\n{\n=a\n~b\n~b\n}", "5:1", "stands twice")]
    [InlineData("{=a ~b}", "1:1", "prompt.text: the text is empty")]
    [InlineData("Who? {=%50%a =%20%b}", "1:1", "no answer is fully right")]
    [InlineData("When? {#abc}", "1:9", "“abc” is not a number")]
    [InlineData("When? {#}", "1:9", "a number is missing")]
    [InlineData("When? {#3:}", "1:11", "a number is missing")]
    [InlineData("When? {#3,5}", "1:9", "“3,5” is not a number")]
    [InlineData("When? {#5..1}", "1:9", "ends before it begins")]
    [InlineData("When? {#\n  =1\n  =2:-1\n}", "3:3", "tolerance is below 0")]
    [InlineData("When? {#=1 =%50%*}", "1:12", "any number at all")]
    [InlineData("[html]Who? {\n=<a href=\"x\">a</a>\n~b}", "2:9", "inside an HTML tag")]
    [InlineData("Who? {=a\0 ~b}", "1:9", "NUL")]
    public void Is_named_at_its_place(string text, string place, string what)
    {
        var read = GiftReader.Read(text, "quiz.gift");
        var problem = Assert.Single(read.Problems);
        Assert.Empty(read.Questions);
        Assert.Equal($"quiz.gift:{place}", $"{problem.File}:{problem.Line}:{problem.Column}");
        Assert.Contains(what.Split('|'), part => problem.What.Contains(part, StringComparison.Ordinal));
        Assert.NotEmpty(problem.Cure);
    }

    [Fact]
    public void Does_not_hide_the_questions_around_it()
    {
        var read = GiftReader.Read("One {T}\n\nTwo {=a\n\n~b}\n\nThree {F}\n\nFour }\n\nFive {}\n", "quiz.gift");
        Assert.Equal(["One", "Three", "Five"], read.Questions.Select(question => question.Body.Prompt.Text));
        Assert.Equal([3, 9], read.Problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("\r\n"), InlineData("\r"), InlineData("\n")]
    public void Has_the_same_line_whatever_ends_the_lines(string end)
    {
        var read = GiftReader.Read("// a comment\n\nOne {T}\n\nTwo {\n  =%a lot%a\n  ~%101%b\n}\n".Replace("\n", end), "quiz.gift");
        Assert.Equal(3, Assert.Single(read.Questions).Line);
        Assert.Equal((7, 4), (Assert.Single(read.Problems).Line, read.Problems[0].Column));
    }

    [Fact]
    public void In_the_encoding_is_named_too()
    {
        byte[] latin1 = [.. "One {T}\n\nZ"u8, 0xFC, .. "rich {F}\n"u8];
        var problem = Assert.Single(GiftReader.Read(latin1, "quiz.gift").Problems);
        Assert.Equal((3, 2), (problem.Line, problem.Column));
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("$CATEGORY: a\n\nZürich? {T}")];
            var read = GiftReader.Read(bytes, "quiz.gift");
            Assert.Empty(read.Problems);
            Assert.Equal(("a", "Zürich?"), (Assert.Single(read.Questions).Category, read.Questions[0].Body.Prompt.Text));
        }
    }

    [Fact]
    public void A_long_hostile_file_is_read_in_time_proportional_to_its_length()
    {
        foreach (var piece in new[] { "a=\"", "{", "}", "\\", "#", "~%", "{=a\n\n", "[tag:", "::", "->", "<a b=\"" })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            GiftReader.Read("q {" + string.Concat(Enumerable.Repeat(piece, 100_000)), "quiz.gift");
            GiftReader.Read("q {" + string.Concat(Enumerable.Repeat(piece, 100_000)) + "}", "quiz.gift");
            Assert.True(watch.ElapsedMilliseconds < 15_000, $"{piece} took {watch.ElapsedMilliseconds} ms");
        }
    }
}
