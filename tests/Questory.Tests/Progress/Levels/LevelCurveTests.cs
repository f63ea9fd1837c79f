using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Questory.Progress.Levels;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Levels;

/// <summary>Every number that the catalogues work out, and what holds for every curve and every amount.</summary>
public class LevelCurveTests
{
    private static readonly LevelCurve Power = LevelCurve.All["power"];
    private static readonly LevelCurve Square = LevelCurve.All["square"];
    private static readonly LevelCurve Triangular = LevelCurve.All["triangular"];

    public static TheoryData<string> Curves => [.. LevelCurve.All.Keys];

    [Fact, Row("AE-035")]
    public void Power_costs_of_the_first_levels_add_up()
    {
        long[] costs = [100, 246, 417, 606, 810, 1_027, 1_254, 1_492, 1_739, 1_995];
        var begin = 0L;
        foreach (var (i, cost) in costs.Index())
        {
            Assert.Equal(begin, Power.Threshold(i + 1));
            begin += cost;
        }
        Assert.Equal(9_686, Power.Threshold(11));
    }

    [Theory, Row("AE-035")]
    [InlineData(0, 1), InlineData(99, 1), InlineData(100, 2), InlineData(345, 2), InlineData(346, 3), InlineData(763, 4), InlineData(1_368, 4)]
    [InlineData(1_369, 5), InlineData(2_179, 6), InlineData(5_000, 8), InlineData(9_686, 11), InlineData(10_000, 11), InlineData(96_441, 28), InlineData(100_000, 29)]
    public void Power_levels(long xp, int level) => Assert.Equal(level, Power.LevelOf(xp));

    [Theory, Row("AE-036")]
    [InlineData(0, 100), InlineData(99, 1), InlineData(100, 246), InlineData(346, 417), InlineData(800, 569), InlineData(3_000, 206)]
    [InlineData(5_000, 952), InlineData(10_000, 1_944), InlineData(1_369, 810)]
    public void Power_missing(long xp, long missing) => Assert.Equal(missing, Power.XpToNext(xp));

    [Theory, Row("AE-068")]
    [InlineData(0, 1), InlineData(100, 2), InlineData(763, 4), InlineData(104_404, 29), InlineData(104_405, 30)]
    public void Power_levels_of_season_xp(long xp, int level) => Assert.Equal(level, Power.LevelOf(xp));

    [Theory, Row("CR-020"), Row("NT-092")]
    [InlineData(0, 1), InlineData(99, 1), InlineData(100, 2), InlineData(395, 2), InlineData(399, 2), InlineData(400, 3), InlineData(900, 4)]
    [InlineData(2_499, 5), InlineData(2_500, 6), InlineData(10_000, 11), InlineData(240_100, 50)]
    public void Square_levels(long xp, int level) => Assert.Equal(level, Square.LevelOf(xp));

    [Theory, Row("CR-021")]
    [InlineData(1, 100), InlineData(2, 400), InlineData(3, 900), InlineData(5, 2_500), InlineData(10, 10_000), InlineData(100, 1_000_000)]
    [InlineData(4_634, 2_147_395_600), InlineData(4_635, 2_148_322_500), InlineData(99_999, 999_980_000_100)]
    public void Square_total_that_leaves_a_level(int level, long total) => Assert.Equal(total, Square.Threshold(level + 1));

    [Theory, Row("CR-021")]
    [InlineData(0, 1, 0, 100, 100), InlineData(399, 2, 299, 400, 1), InlineData(899, 3, 499, 900, 1), InlineData(2_500, 6, 0, 3_600, 1_100)]
    public void Square_inside_and_missing(long xp, int level, long inside, long next, long missing)
    {
        Assert.Equal(level, Square.LevelOf(xp));
        Assert.Equal(inside, xp - Square.Threshold(level));
        Assert.Equal(next, Square.Threshold(level + 1));
        Assert.Equal(missing, Square.XpToNext(xp));
    }

    [Theory, Row("RL-004")]
    [InlineData(0, 1), InlineData(99, 1), InlineData(100, 2), InlineData(120, 2), InlineData(299, 2), InlineData(300, 3), InlineData(599, 3), InlineData(600, 4)]
    public void Triangular_levels(long xp, int level) => Assert.Equal(level, Triangular.LevelOf(xp));

    [Theory, MemberData(nameof(Curves)), Row("AE-035"), Row("CR-020"), Row("CR-021")]
    public void Negative_xp_and_levels_below_one_are_refused(string name)
    {
        var curve = LevelCurve.All[name];
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.LevelOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.LevelOf(LevelCurve.XpMax + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.Threshold(0));
    }

    [Theory, MemberData(nameof(Curves))]
    public void The_level_is_the_highest_that_is_paid(string name)
    {
        var curve = LevelCurve.All[name];
        Prop.ForAll(Amounts.ToArbitrary(), xp =>
        {
            var level = curve.LevelOf(xp);
            return curve.Threshold(level) <= xp && xp < curve.Threshold(level + 1)
                && (curve.Threshold(level + 1) > LevelCurve.XpMax || curve.LevelOf(xp + curve.XpToNext(xp)) == level + 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));
    }

    [Theory, MemberData(nameof(Curves))]
    public void A_levels_threshold_is_where_it_begins(string name)
    {
        var curve = LevelCurve.All[name];
        for (var level = 2; level < 3_000; level++)
        {
            Assert.Equal(level, curve.LevelOf(curve.Threshold(level)));
            Assert.Equal(level - 1, curve.LevelOf(curve.Threshold(level) - 1));
        }
    }

    [Fact, Row("AE-035")]
    public void Power_costs_are_the_exact_floor()
    {
        for (var level = 1; level < 3_000; level++)
        {
            var cost = (BigInteger)(Power.Threshold(level + 1) - Power.Threshold(level));
            var exact = BigInteger.Pow(100, 10) * BigInteger.Pow(level, 13);
            Assert.True(BigInteger.Pow(cost, 10) <= exact && BigInteger.Pow(cost + 1, 10) > exact, $"Level {level} costs {cost}.");
        }
    }

    private static Gen<long> Amounts => Gen.OneOf(
        Gen.Choose(0, 200_000).Select(xp => (long)xp),
        Gen.Choose(0, 1_000_000).Select(xp => xp * 999_999L));
}
