using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Inbox;

/// <summary>Takes one of my notices away (NT-127, EP-090).</summary>
[SignedIn]
internal sealed class DeleteNotice(AppDb db, Actor actor)
{
    public static void Map(RouteGroupBuilder notices) => notices
        .MapDelete("/{id:guid}", (Guid id, Slice<DeleteNotice> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Delete a notice");

    public async Task<Outcome<Done>> Run(Guid id, CancellationToken stop) =>
        await db.Execute("delete from notices_notices where account_id = $1 and realm_id = $2 and id = $3", stop, actor.Me.Value, actor.Here.Value, id) > 0
            ? Outcome.Done
            : Outcome.NotFound("notice");
}
