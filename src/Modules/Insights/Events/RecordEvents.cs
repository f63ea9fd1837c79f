using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Limits;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;

namespace Questory.Insights.Events;

/// <summary>Records what I did, one event or up to 100 at once (NT-132): all of them are kept for good when the answer comes, or
/// none. Batches of many people that come at the same moment are committed together (<see cref="TakeEvents"/>).</summary>
[SignedIn, OwnWork("The events of many people are committed together, in a unit of work that reaches theirs alone.")]
internal sealed class RecordEvents(
    Actor actor, Work work, Idempotency idempotency, CurrentSettings settings, RateLimits limits, TakeEvents take, GroupCommit<TakeEvents, TakeEvents.Ask, RecordEvents.View> together)
{
    private const int Most = 100, BatchesPerMinute = 120;
    private const string NameRule = "Name it area.action, in small letters, digits and underscores, e.g. lesson.open.";

    /// <param name="Name"><c>area.action</c>, up to 100 characters.</param>
    /// <param name="Properties">An object of up to 16 KiB; none when left out.</param>
    /// <param name="Id">A uuid made by the sender: the same again within 31 days is dropped. Without one every event counts.</param>
    public sealed record Event(
        [Required, StringLength(InsightEvent.NameMax), RegularExpression(InsightEvent.NamePattern, ErrorMessage = NameRule)] string? Name,
        [Properties] JsonElement? Properties = null, [Uuid] string? Id = null);

    /// <summary>Either one event by its name, or several; who did it and when is never read from here.</summary>
    public sealed record Request(
        [Length(1, Most)] IReadOnlyList<Event>? Events = null,
        [StringLength(InsightEvent.NameMax), RegularExpression(InsightEvent.NamePattern, ErrorMessage = NameRule)] string? Name = null,
        [Properties] JsonElement? Properties = null, [Uuid] string? Id = null);

    /// <param name="Repeated">Dropped: their ids were known.</param>
    public sealed record View(int Kept, int Repeated);

    public static void Map(RouteGroupBuilder events) => events
        .MapPost("/", (Request? request, Slice<RecordEvents> slice, CancellationToken stop) => slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Record one event of mine, or up to 100");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (request.Events is null == request.Name is null)
            return Outcome.Invalid("name", $"Send one event by its name, or up to {Most} as events.");
        if (await settings.Get(EventSettings.Of, stop) is EventSettings.Nobody)
            return TakeEvents.NotHere;
        if (await limits.Take($"events:{actor.Me}", BatchesPerMinute, TimeSpan.FromMinutes(1), stop) is { } tooOften)
            return tooOften;
        var ask = new TakeEvents.Ask(request.Events ?? [new(request.Name, request.Properties, request.Id)]);
        // An Idempotency-Key is kept with what it names, in the person's own unit of work.
        return idempotency.Key is null
            ? await together.Do(actor, ask, stop)
            : await work.Do(nameof(RecordEvents), request, async () => (await take.Run([new(actor, ask)]))[0], stop);
    }
}
