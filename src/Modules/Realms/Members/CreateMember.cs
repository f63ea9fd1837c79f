using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>Makes an account for somebody, and puts them into a realm: an operator's, or the command line's, way in (AE-014, AE-015).</summary>
[Operators, OwnWork("Hashing a password takes a fifth of a second; no transaction may wait for it."), AsSystem("Operators make accounts for others.")]
internal sealed class CreateMember(AppDb db, Work work, TimeProvider time, NewAccounts accounts, RealmDirectory realms, AuditTrail audit)
{
    /// <param name="Password">Null mails a link by which the person chooses one.</param>
    /// <param name="Realm">Slug.</param>
    public sealed record Request([Required] string Email, [Required] string DisplayName, string? Password, bool IsOperator, string? Realm, string? Role);

    public sealed record View(AccountId Id, string Email, bool Invited);

    public static void Map(RouteGroupBuilder operators) => operators
        .MapPost("/accounts/made", (Request? request, Slice<CreateMember> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Make an account for somebody");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        var realm = string.IsNullOrEmpty(request.Realm) ? null : await realms.Find(request.Realm, stop);
        if (realm is null && !string.IsNullOrEmpty(request.Realm))
            return Outcome.Invalid("realm", $"There is no realm “{request.Realm}”.");
        var prepared = await accounts.Prepare(new NewAccount(request.Email, request.DisplayName, request.Password, request.IsOperator, EmailVerified: request.Password is not null), stop);
        return prepared.Ok ? await work.Do<View>("make account", null, () => Save(request, prepared.Value, realm, stop), stop) : prepared.Problem;
    }

    private async Task<Outcome<View>> Save(Request request, PreparedAccount prepared, CurrentRealm? realm, CancellationToken stop)
    {
        var made = await accounts.Save(prepared, stop);
        if (!made.Ok)
            return made.Problem;
        if (realm is not null)
        {
            await db.Scalar<string>("select set_config('app.realm', $1, true)", stop, realm.Id.ToString());
            var role = request.Role is { Length: > 0 } wanted ? wanted : StandardRoles.Learner;
            if (!await db.Set<Role>().AnyAsync(r => r.RealmId == realm.Id && r.Code == role, stop))
                return Outcome.Invalid("role", $"There is no role “{role}” in this realm.");
            db.Join(realm.Id, made.Value, time.GetUtcNow(), role);
        }
        audit.Write("make account", "account", made.Value.Value, details: new { request.IsOperator, request.Realm, request.Role });
        await db.SaveChangesAsync(stop);
        return new View(made.Value, request.Email.Trim().ToLowerInvariant(), request.Password is null);
    }
}
