using System.Collections.Concurrent;
using System.Diagnostics;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;

namespace Questory.Progress.Board;

/// <summary>How someone shows to others on boards.</summary>
internal sealed record ShownPerson(Guid Account, string Name, int Level, BoardFace Face, string? Avatar);

/// <summary>What somebody's own rows say of their place: no score before the first XP of the period.</summary>
internal sealed record OwnScore(long? Xp, int Level, BoardFace Face);

/// <summary>Names and faces of those on view, kept for a fifth of a second: the first hundred of a busy realm are asked for
/// thousands of times in it. A new name or picture may come that much later to the boards of others.</summary>
internal sealed class ShownPeople(Databases databases)
{
    private const int Most = 50_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<(RealmId, Guid), Kept> seen = new();

    private sealed record Kept(Lazy<Task<ShownPerson?>> Person, long ReadAt)
    {
        public bool IsFresh => Stopwatch.GetElapsedTime(ReadAt) <= Fresh && Person is not { IsValueCreated: true, Value.IsFaulted: true };
    }

    private readonly SharedLookUp<(RealmId Realm, Guid Account), ShownPerson> rows = new(databases, BoardSql.Shown,
        keys => [keys.Select(key => key.Realm.Value).ToArray(), keys.Select(key => key.Account).ToArray()],
        row => new(row.GetGuid(1), row.GetString(2), row.GetInt32(3), FaceOf(row.GetString(4)), row.IsDBNull(5) ? null : row.GetString(5)));

    private readonly SharedLookUp<(BoardKey Board, Guid Account), OwnScore> scores = new(databases, BoardSql.Own,
        keys => [keys.Select(key => key.Board.Realm.Value).ToArray(), keys.Select(key => key.Account).ToArray(),
            keys.Select(key => key.Board.Word).ToArray(), keys.Select(key => key.Board.StartsOn).ToArray()],
        row => new(row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt32(2), FaceOf(row.GetString(3))));

    private readonly SharedLookUp<(BoardKey Board, Guid Account), OwnScore> pathwayScores = new(databases, BoardSql.OwnInPathway,
        keys => [keys.Select(key => key.Board.Realm.Value).ToArray(), keys.Select(key => key.Account).ToArray(),
            keys.Select(key => key.Board.Word).ToArray(), keys.Select(key => key.Board.StartsOn).ToArray(), keys.Select(key => key.Board.Pathway!.Value).ToArray()],
        row => new(row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt32(2), FaceOf(row.GetString(3))));

    /// <summary>As it is this moment; null before the first XP of all time.</summary>
    public Task<OwnScore?> Own(BoardKey board, AccountId account, CancellationToken stop) =>
        (board.Pathway is null ? scores : pathwayScores).Find((board, account.Value), stop);

    /// <summary>Those of these people who are still to be shown.</summary>
    public async Task<Dictionary<Guid, ShownPerson>> Of(RealmId realm, IReadOnlyCollection<Guid> accounts)
    {
        if (seen.Count > Most)
            seen.Clear();
        var shown = new Dictionary<Guid, ShownPerson>(accounts.Count);
        foreach (var person in await Task.WhenAll(accounts.Select(account => Find((realm, account)))))
            if (person is not null)
                shown.Add(person.Account, person);
        return shown;
    }

    // Of those who look at the same moment one reads, for all.
    private Task<ShownPerson?> Find((RealmId, Guid) key)
    {
        while (true)
        {
            var known = seen.TryGetValue(key, out var kept);
            if (known && kept!.IsFresh)
                return kept.Person.Value;
            var anew = new Kept(new(() => rows.Find(key, CancellationToken.None)), Stopwatch.GetTimestamp());
            if (known ? seen.TryUpdate(key, anew, kept!) : seen.TryAdd(key, anew))
                return anew.Person.Value;
        }
    }

    public void Forget(RealmId realm, Guid account) => seen.TryRemove((realm, account), out _);

    internal static BoardFace FaceOf(string word) => Enum.Parse<BoardFace>(word, ignoreCase: true);
}
