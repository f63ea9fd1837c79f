using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Slices;

/// <summary>Runs one use case for an endpoint, a page, a job or another room alike: permission, then the request's
/// own rules, then the work in one transaction under row-level security, reaching as far as the slice states. Nothing of a refused run is kept.</summary>
public sealed class Slice<TSlice>(IServiceProvider services, Gate gate, Actor actor, Work work) where TSlice : class
{
    private static readonly string? Reach = typeof(TSlice).GetCustomAttribute<ReachAttribute>()?.Scope;
    private static readonly bool OpensItsOwnWork = typeof(TSlice).IsDefined(typeof(OwnWorkAttribute), inherit: false);
    private static readonly bool OnlyReads = typeof(TSlice).IsDefined(typeof(ReadsAttribute), inherit: false);

    public Task<Outcome<T>> Run<T>(Func<TSlice, Task<Outcome<T>>> call, CancellationToken stop = default) =>
        gate.Refuses(typeof(TSlice), actor) is { } refusal
            ? Task.FromResult<Outcome<T>>(refusal)
            : Do(null, call, stop);

    /// <summary>The same, with a request whose annotations are checked first; a missing body is a refusal too.</summary>
    public Task<Outcome<T>> Run<T>(object? request, Func<TSlice, Task<Outcome<T>>> call, CancellationToken stop = default) =>
        (gate.Refuses(typeof(TSlice), actor) ?? RequestRules.BrokenBy(request)) is { } refusal
            ? Task.FromResult<Outcome<T>>(refusal)
            : Do(request, call, stop);

    private Task<Outcome<T>> Do<T>(object? request, Func<TSlice, Task<Outcome<T>>> call, CancellationToken stop) => work.Within(Reach, () => OpensItsOwnWork
        ? call(services.GetRequiredService<TSlice>())
        : OnlyReads ? work.Read(() => call(services.GetRequiredService<TSlice>()), stop)
        : work.Do(typeof(TSlice).Name, request, () => call(services.GetRequiredService<TSlice>()), stop));
}
