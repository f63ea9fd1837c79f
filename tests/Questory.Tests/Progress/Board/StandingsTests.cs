using FsCheck;
using FsCheck.Fluent;
using Questory.Progress.Board;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Board;

public class StandingsTests
{
    [Fact, Row("RL-032"), Row("CR-078")]
    public void After_any_moves_everyone_stands_where_sorting_puts_them() => Prop.ForAll(
        Gen.Choose(0, 40).SelectMany(who => Gen.Choose(-2, 12).Select(xp => (Who: who, Xp: (long)xp))).ListOf().ToArbitrary(), moves =>
        {
            var (standings, scores) = (new Standings(), new Dictionary<Guid, long>());
            foreach (var (who, xp) in moves)
                Move(standings, scores, Person(who), xp);
            return Agree(standings, scores);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Fact, Row("RL-148")]
    public void Thousands_in_many_rows_stand_right_while_they_come_rise_fall_and_go()
    {
        var (random, standings, scores) = (new Random(11), new Standings(), new Dictionary<Guid, long>());
        for (var who = 0; who < 6_000; who++)
            Move(standings, scores, Person(who), 6_000 - who / 3);
        Assert.True(Agree(standings, scores), "as read anew, in order");
        for (var i = 0; i < 20_000; i++)
            Move(standings, scores, Person(random.Next(7_000)), random.Next(-400, 4_000));
        Assert.True(Agree(standings, scores), "after many moves");
        foreach (var who in scores.Keys.ToList())
            Move(standings, scores, who, 0);
        Assert.Equal((0, 0), (standings.Count, standings.From(0, 10).Count));
    }

    private static void Move(Standings standings, Dictionary<Guid, long> scores, Guid who, long xp)
    {
        standings.Set(who, xp);
        scores.Remove(who);
        if (xp > 0)
            scores.Add(who, xp);
    }

    private static bool Agree(Standings standings, Dictionary<Guid, long> scores)
    {
        var sorted = scores.OrderByDescending(score => score.Value).ThenBy(score => score.Key.ToString(), StringComparer.Ordinal)
            .Select(score => new Place(score.Key, score.Value)).ToList();
        return standings.Count == sorted.Count && standings.From(0, sorted.Count + 5).SequenceEqual(sorted)
            && sorted.Index().Where(place => place.Index % 97 == 0).All(place =>
                standings.Before(place.Item) == place.Index && standings.Of(place.Item.Account) == place.Item.Xp
                && standings.From(place.Index, 3).SequenceEqual(sorted.Skip(place.Index).Take(3)))
            && sorted.Select(place => place.Xp).Append(0).Distinct().Where((_, i) => i % 53 == 0).All(xp =>
                standings.Around(xp) == (sorted.Count(place => place.Xp > xp), sorted.Count(place => place.Xp == xp)));
    }

    private static Guid Person(int number) => new(System.Security.Cryptography.MD5.HashData(BitConverter.GetBytes(number)));
}
