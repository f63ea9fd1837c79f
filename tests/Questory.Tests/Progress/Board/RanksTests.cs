using FsCheck;
using FsCheck.Fluent;
using Questory.Progress.Board;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Board;

public class RanksTests
{
    [Theory, Row("RL-032"), Row("CR-078")]
    [InlineData(new long[] { 2_500, 900, 900, 100 }, new long[] { 1, 2, 2, 4 })]
    [InlineData(new long[] { 300, 250, 200, 200 }, new long[] { 1, 2, 3, 3 })]
    [InlineData(new long[] { 5, 5, 5 }, new long[] { 1, 1, 1 })]
    [InlineData(new long[] { }, new long[] { })]
    public void Worked_examples(long[] scores, long[] ranks) =>
        Assert.Equal(ranks, Ranks.Of(scores, 0, scores.Count(score => score == scores[0])));

    [Fact, Row("RL-032")]
    public void Any_stretch_of_a_board_has_the_ranks_that_the_whole_board_gives() => Prop.ForAll(
        Gen.Choose(0, 8).ListOf().ToArbitrary(), Gen.Choose(0, 30).ToArbitrary(), Gen.Choose(0, 30).ToArbitrary(), (scores, skip, take) =>
        {
            var board = scores.Select(score => (long)score).OrderDescending().ToList();
            var part = board.Skip(skip).Take(take).ToList();
            if (part.Count == 0)
                return true;
            var expected = part.Select(score => 1L + board.Count(other => other > score));
            return Ranks.Of(part, board.Count(score => score > part[0]), board.Count(score => score == part[0])).SequenceEqual(expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true));
}
