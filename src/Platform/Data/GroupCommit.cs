using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Data;

/// <summary>What one person asks for, and as whom.</summary>
public sealed record Part<TAsk>(Actor Actor, TAsk Ask);

/// <summary>The same small work of many people of one realm in one transaction, while each waits for their own durable
/// outcome: PostgreSQL plans, locks and flushes once for all. Beneath it the unit of work reaches the rows of these people and
/// of nobody else. A part that the database refuses is taken out and answered alone; the others are kept.</summary>
/// <typeparam name="TWork">Does the work for all parts at once; made anew for each transaction.</typeparam>
public sealed class GroupCommit<TWork, TAsk, TReply>(
    IServiceScopeFactory scopes, Func<TWork, IReadOnlyList<Part<TAsk>>, Task<Outcome<TReply>[]>> run) where TWork : class
{
    // While one lane's answers go out, another is at work in PostgreSQL; many more would only make smaller groups.
    private static readonly int Lanes = Math.Clamp(Environment.ProcessorCount, 2, 4);
    private const int Most = 64;

    private readonly Together<Part<TAsk>, Outcome<TReply>> together = new(
        Lanes, Most, parts => Commit(scopes, run, parts), common: part => part.Actor.Here, apart: part => part.Actor.Me);

    public Task<Outcome<TReply>> Do(Actor actor, TAsk ask, CancellationToken stop) => together.Ask(new(actor, ask), stop);

    private static async Task<IReadOnlyList<Outcome<TReply>>> Commit(
        IServiceScopeFactory scopes, Func<TWork, IReadOnlyList<Part<TAsk>>, Task<Outcome<TReply>[]>> run, IReadOnlyList<Part<TAsk>> parts)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<AppDb>().UseShared(services.GetRequiredService<Databases>());
        services.GetRequiredService<Actor>().BecomeCompany(parts.Select(part => part.Actor));
        var outcome = await services.GetRequiredService<Work>().Do<Outcome<TReply>[]>(typeof(TWork).Name, null,
            async () => await run(services.GetRequiredService<TWork>(), parts), CancellationToken.None);
        return outcome.Ok ? outcome.Value : parts.Count == 1 ? [outcome.Problem] : throw new PartRefused(outcome.Problem.Detail);
    }

    /// <summary>The database has refused one of several parts, and does not say whose.</summary>
    private sealed class PartRefused(string detail) : Exception(detail);
}
