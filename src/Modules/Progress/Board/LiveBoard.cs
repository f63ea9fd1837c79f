using Questory.Platform.Data;

namespace Questory.Progress.Board;

/// <summary>One board of this node, between its rows in the database and those who look at it.</summary>
/// <remarks>Three ways lead in: what this node has just committed is added at once; of whom it has heard from elsewhere it reads the
/// row again; and now and then everything is read anew. A row that was read is always right, a sum may be out of turn, so
/// everyone who was added to is read again a moment later.</remarks>
internal sealed class LiveBoard(BoardKey key, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim reading = new(1, 1);

    // Who must be read before anybody looks, and who is only to be made sure of.
    private readonly HashSet<Guid> awaited = [], doubtful = [];
    private Standings? standings;
    private long readAt, askedAt = time.GetTimestamp();

    public BoardKey Key => key;

    public TimeSpan Idle => time.GetElapsedTime(Interlocked.Read(ref askedAt));

    public TimeSpan Age => time.GetElapsedTime(Interlocked.Read(ref readAt));

    /// <summary>Somebody has earned that much, by a commit of this node.</summary>
    public void Add(Guid account, long xp)
    {
        lock (gate)
            if (standings?.Of(account) is { } had)
                standings.Set(account, had + xp);
            else
                awaited.Add(account);
    }

    public void Await(IEnumerable<Guid> accounts)
    {
        lock (gate)
            awaited.UnionWith(accounts);
    }

    public void Doubt(IEnumerable<Guid> accounts)
    {
        lock (gate)
            doubtful.UnionWith(accounts);
    }

    /// <summary>What somebody's row says now.</summary>
    public void Know(Guid account, long? xp)
    {
        lock (gate)
            standings?.Set(account, xp);
    }

    /// <summary>Looks while nobody moves. Only after <see cref="CatchUp"/>.</summary>
    public T Look<T>(Func<Standings, T> look)
    {
        Interlocked.Exchange(ref askedAt, time.GetTimestamp());
        lock (gate)
            return look(standings!);
    }

    /// <summary>Reads whoever must be read before anybody looks: nobody, as a rule.</summary>
    public Task CatchUp(Func<BoardKey, Guid[]?, Task<List<Place>>> read) => Read(read, everyone: false, () => standings is not null && awaited.Count == 0);

    /// <summary>Makes sure of those in doubt.</summary>
    public Task MakeSure(Func<BoardKey, Guid[]?, Task<List<Place>>> read) => Read(read, everyone: false, () => standings is null || awaited.Count + doubtful.Count == 0);

    /// <summary>Reads everyone anew.</summary>
    public Task ReadAnew(Func<BoardKey, Guid[]?, Task<List<Place>>> read) => Read(read, everyone: true, () => false);

    private async Task Read(Func<BoardKey, Guid[]?, Task<List<Place>>> read, bool everyone, Func<bool> needless)
    {
        lock (gate)
            if (needless())
                return;
        await reading.WaitAsync();
        try
        {
            Guid[] wanted;
            lock (gate)
            {
                if (needless())
                    return;
                everyone |= standings is null;
                wanted = [.. awaited.Union(doubtful)];
                awaited.Clear();
                doubtful.Clear();
            }
            await Read(read, everyone, wanted);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task Read(Func<BoardKey, Guid[]?, Task<List<Place>>> read, bool everyone, Guid[] wanted)
    {
        try
        {
            var began = time.GetTimestamp();
            var found = await read(key, everyone ? null : wanted);
            lock (gate)
                if (everyone)
                    (standings, readAt) = (Anew(found), began);
                else
                    Take(wanted, found);
        }
        catch
        {
            Await(wanted);
            throw;
        }
    }

    private static Standings Anew(List<Place> found)
    {
        var anew = new Standings();
        foreach (var place in found)
            anew.Set(place.Account, place.Xp);
        return anew;
    }

    private void Take(Guid[] wanted, List<Place> found)
    {
        var scores = found.ToDictionary(place => place.Account, place => place.Xp);
        foreach (var account in wanted)
            standings!.Set(account, scores.TryGetValue(account, out var xp) ? xp : null);
    }
}
