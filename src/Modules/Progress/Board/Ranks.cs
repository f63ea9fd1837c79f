namespace Questory.Progress.Board;

/// <summary>Ranks with gaps after ties: 1, 2, 2, 4 (RL-032, CR-078).</summary>
internal static class Ranks
{
    /// <summary>The ranks of neighbouring places of a board, best first.</summary>
    /// <param name="scores">Scores of the places, falling.</param>
    /// <param name="better">How many of the whole board have more than the first of these.</param>
    /// <param name="tied">How many of the whole board have as many as the first of these.</param>
    public static IReadOnlyList<long> Of(IReadOnlyList<long> scores, long better, long tied)
    {
        var ranks = new long[scores.Count];
        // Of the first score's people some may stand before these places; of every later score all are here.
        for (var (i, next) = (0, better + 1 + tied); i < scores.Count; i++)
            if (i == 0)
                ranks[i] = better + 1;
            else if (scores[i] == scores[i - 1])
                (ranks[i], next) = (ranks[i - 1], scores[i] == scores[0] ? next : next + 1);
            else
                (ranks[i], next) = (next, next + 1);
        return ranks;
    }
}
