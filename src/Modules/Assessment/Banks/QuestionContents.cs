using Microsoft.Extensions.Caching.Memory;
using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>Contents by question and version, read and parsed once per process. A version never changes, so nothing here
/// grows stale: which version holds is asked of the database with every answer.</summary>
internal sealed class QuestionContents : IDisposable
{
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    private sealed record Key(RealmId Realm, QuestionId Question, int Version);

    public async ValueTask<QuestionContent> Of(AppDb db, RealmId realm, QuestionId question, int version, CancellationToken stop) =>
        (await Of(db, realm, [(question, version)], stop))[question];

    /// <summary>The contents asked for; those not yet known are read in one round trip.</summary>
    public async ValueTask<IReadOnlyDictionary<QuestionId, QuestionContent>> Of(
        AppDb db, RealmId realm, IReadOnlyCollection<(QuestionId Question, int Version)> wanted, CancellationToken stop)
    {
        var found = new Dictionary<QuestionId, QuestionContent>(wanted.Count);
        var missing = new List<(QuestionId Question, int Version)>();
        foreach (var (question, version) in wanted)
            if (known.TryGetValue(new Key(realm, question, version), out QuestionContent? content))
                found[question] = content!;
            else
                missing.Add((question, version));
        if (missing.Count == 0)
            return found;
        foreach (var (key, content) in await Read(db, realm, missing, stop))
        {
            known.Set(key, content, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
            found[key.Question] = content;
        }
        return found;
    }

    private static Task<List<(Key, QuestionContent)>> Read(
        AppDb db, RealmId realm, List<(QuestionId Question, int Version)> missing, CancellationToken stop) => db.Rows("""
        select v.question_id, v.version, v.title, v.body::text, v.difficulty, v.xp_reward, v.hint_text, v.hint_cost, v.tags
        from unnest($1::uuid[], $2::int[]) wanted (id, version)
        join assessment_question_versions v on v.question_id = wanted.id and v.version = wanted.version
        """, row => (new Key(realm, new(row.GetGuid(0)), row.GetInt32(1)),
            new QuestionContent(row.GetString(2), QuestionJson.Read(row.GetString(3)), EnumText.Read<Difficulty>(row.GetString(4)),
                row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetInt32(7), row.GetFieldValue<string[]>(8))),
        stop, missing.Select(m => m.Question.Value).ToArray(), missing.Select(m => m.Version).ToArray());

    public void Dispose() => known.Dispose();
}
