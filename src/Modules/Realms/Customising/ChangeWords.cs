using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Realms;

namespace Questory.Realms.Customising;

/// <summary>Sets the realm's vocabulary: what a course, a lesson, a learner are called here.</summary>
[Requires(RealmPermissions.Manage)]
internal sealed class ChangeWords(AppDb db, Actor actor, AuditTrail audit)
{
    /// <param name="Words">Standard word → the realm's own, all of them; an empty one is the standard word again.</param>
    public sealed record Request([Required, MaxLength(200)] Dictionary<string, string?> Words);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/words", (Request? request, Slice<ChangeWords> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Set the realm's vocabulary");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if (Vocabulary.FaultOf(request.Words) is { } fault)
            return fault;
        var realm = await db.Set<Realm>().SingleAsync(r => r.Id == actor.Here, stop);
        var words = request.Words.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value!.Trim());
        realm.Speak(words);
        audit.Write("change words", "realm", actor.Here.Value, details: words);
        return Outcome.Done;
    }
}
