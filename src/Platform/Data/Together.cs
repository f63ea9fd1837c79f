namespace Questory.Platform.Data;

/// <summary>Serves together what many ask at the same moment: one round trip, or one commit, for all of them. Nobody waits
/// for company to come: an ask that finds a lane free is served at once, the others go together with the next.</summary>
/// <param name="lanes">Servings under way at a time.</param>
/// <param name="most">Asks in one serving.</param>
/// <param name="serve">Answers each ask, in the order given.</param>
/// <param name="common">What all asks of a serving must share (a realm); null when all go with all.</param>
/// <param name="apart">What no two asks under way may share (a person); null when nothing keeps them apart.</param>
/// <remarks>When a serving fails, its halves are served anew, so that the failure reaches nobody but whose it is.</remarks>
public sealed class Together<TAsk, TReply>(
    int lanes, int most, Func<IReadOnlyList<TAsk>, Task<IReadOnlyList<TReply>>> serve, Func<TAsk, object>? common = null, Func<TAsk, object>? apart = null)
{
    private sealed record Waiting(TAsk Ask, TaskCompletionSource<TReply> Reply, CancellationToken Stop);

    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> line = [];
    private readonly HashSet<object> underWay = [];
    private int busy;

    /// <summary>Who stops waiting before their serving begins is left out of it.</summary>
    public Task<TReply> Ask(TAsk ask, CancellationToken stop)
    {
        var waiting = new Waiting(ask, new(TaskCreationOptions.RunContinuationsAsynchronously), stop);
        lock (gate)
        {
            line.AddLast(waiting);
            if (busy == lanes)
                return waiting.Reply.Task;
            busy++;
        }
        // A lane serves many requests: it must not carry the context of the one that opened it.
        ThreadPool.UnsafeQueueUserWorkItem(static together => _ = together.Drive(), this, preferLocal: false);
        return waiting.Reply.Task;
    }

    private async Task Drive()
    {
        while (Next() is { Count: > 0 } group)
        {
            await Serve(group);
            lock (gate)
                if (apart is not null)
                    underWay.ExceptWith(group.Select(waiting => apart(waiting.Ask)));
        }
    }

    private List<Waiting> Next()
    {
        var group = new List<Waiting>();
        lock (gate)
        {
            for (LinkedListNode<Waiting>? node = line.First, next; node is not null && group.Count < most; node = next)
            {
                (next, var waiting) = (node.Next, node.Value);
                if (waiting.Stop.IsCancellationRequested)
                    waiting.Reply.TrySetCanceled(waiting.Stop);
                else if (group.Count > 0 && common is not null && !common(group[0].Ask).Equals(common(waiting.Ask)) || apart is not null && !underWay.Add(apart(waiting.Ask)))
                    continue;
                else
                    group.Add(waiting);
                line.Remove(node);
            }
            // What is kept apart from something under way is taken up by the lane that serves that.
            if (group.Count == 0)
                busy--;
        }
        return group;
    }

    private async Task Serve(IReadOnlyList<Waiting> group)
    {
        try
        {
            var replies = await serve([.. group.Select(waiting => waiting.Ask)]);
            for (var i = 0; i < group.Count; i++)
                group[i].Reply.SetResult(replies[i]);
        }
        catch (Exception) when (group.Count > 1)
        {
            await Serve([.. group.Take(group.Count / 2)]);
            await Serve([.. group.Skip(group.Count / 2)]);
        }
        catch (Exception failure)
        {
            group[0].Reply.SetException(failure);
        }
    }
}
