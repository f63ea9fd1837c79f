using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Settings;
using Questory.Progress.Presence;

namespace Questory.Progress.Contracts;

/// <summary>How time spent is counted, the same in every room.</summary>
public static class LearningTime
{
    /// <summary>Minutes, 1 to 120: a longer silence does not count as time spent (AE-040).</summary>
    public static readonly Setting<int> IdleMinutes = new("progress.idle_minutes", 5,
        "A pause longer than this many minutes does not count as time spent", SettingList.Between(1, 120));

    /// <summary>Notes that these people are amid a lesson now: the time until their next sign of life is active, up to a pause.</summary>
    public static NpgsqlBatch NoteLearning(this NpgsqlBatch batch, RealmId realm, IReadOnlyCollection<AccountId> people, DateTimeOffset now, TimeSpan longestPause) =>
        batch.NoteHere(realm, [.. people.Select(person => person.Value)], [.. people.Select(_ => true)], now, longestPause);
}
