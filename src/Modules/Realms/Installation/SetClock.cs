using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Time;

namespace Questory.Realms.Installation;

/// <summary>Moves the clock of a test installation (<c>QUESTORY_TEST_CLOCK=1</c>), so that every timed rule can be checked.</summary>
[Operators, OwnWork("The moved clock must hold for the very next unit of work.")]
internal sealed class SetClock(TimeProvider time)
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="At">The moment it shall be, from 2000 to 2200.</param>
    /// <param name="AdvanceSeconds">Or how far to move it; negative moves it back.</param>
    public sealed record Request(DateTimeOffset? At, [Range(-6_000_000_000L, 6_000_000_000L)] long? AdvanceSeconds);

    public sealed record View(DateTimeOffset Now);

    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/clock", (Request? request, Slice<SetClock> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!), stop).ToHttp())
        .WithSummary("Set the clock of a test installation");

    public Task<Outcome<View>> Run(Request request) => Task.FromResult(Move(request));

    private Outcome<View> Move(Request request)
    {
        if (time is not TestClock clock)
            return Outcome.NotFound("clock to set; start with QUESTORY_TEST_CLOCK=1");
        var wanted = request.At ?? (request.AdvanceSeconds is { } seconds ? clock.GetUtcNow().AddSeconds(seconds) : null);
        if (wanted is not { } moment || (request.At is not null && request.AdvanceSeconds is not null))
            return Outcome.Invalid("at", "Give either a moment or a number of seconds.");
        if (moment < Earliest || moment > Latest)
            return Outcome.Invalid(request.At is null ? "advance_seconds" : "at", "The clock goes from the year 2000 to 2200.");
        clock.MoveTo(moment);
        return new View(clock.GetUtcNow());
    }
}
