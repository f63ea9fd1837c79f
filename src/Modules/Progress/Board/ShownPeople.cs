using System.Collections.Concurrent;
using System.Diagnostics;
using Questory.Platform.Access;
using Questory.Progress.People;

namespace Questory.Progress.Board;

/// <summary>How someone shows to others on boards.</summary>
internal sealed record ShownPerson(Guid Account, string Name, int Level, BoardFace Face, string? Avatar);

/// <summary>Names and faces of those on view, kept for a fifth of a second: the first hundred of a busy realm are asked for
/// thousands of times in it. A new name or picture may come that much later to the boards of others.</summary>
internal sealed class ShownPeople
{
    private const int Most = 50_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<(RealmId, Guid), (ShownPerson Person, long ReadAt)> seen = new();

    /// <summary>Those of these people who are still to be shown.</summary>
    public async Task<Dictionary<Guid, ShownPerson>> Of(RealmId realm, Guid[] accounts, Func<Guid[], Task<List<ShownPerson>>> read)
    {
        var (shown, unknown) = (new Dictionary<Guid, ShownPerson>(accounts.Length), new List<Guid>());
        foreach (var account in accounts)
            if (!seen.TryGetValue((realm, account), out var known) || Stopwatch.GetElapsedTime(known.ReadAt) > Fresh)
                unknown.Add(account);
            else
                shown.Add(account, known.Person);
        if (unknown.Count == 0)
            return shown;
        if (seen.Count > Most)
            seen.Clear();
        var readAt = Stopwatch.GetTimestamp();
        foreach (var person in await read([.. unknown]))
        {
            seen[(realm, person.Account)] = (person, readAt);
            shown.Add(person.Account, person);
        }
        return shown;
    }

    public void Forget(RealmId realm, Guid account) => seen.TryRemove((realm, account), out _);
}
