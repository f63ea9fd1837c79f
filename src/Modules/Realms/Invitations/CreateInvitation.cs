using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.Invitations;

/// <summary>Invites one person by mail, or many by a link and code (NT-016).</summary>
[Requires(RealmPermissions.ManageMembers)]
internal sealed partial class CreateInvitation(
    AppDb db, Actor actor, TimeProvider time, PermissionList permissions, Mailbox mails, PublicAddress address, AuditTrail audit)
{
    // Without letters and digits that look alike.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int CodeLength = 8;

    /// <param name="Email">Mails the invitation to this address alone; without it, a link and code for many.</param>
    /// <param name="Code">One's own code of 4–32 letters, digits and hyphens; made up when absent.</param>
    /// <param name="Roles">Roles the newcomer gets; learner when absent.</param>
    /// <param name="MaxUses">At least 1; null for no limit. A mailed one is good once.</param>
    public sealed record Request(
        [StringLength(255)] string? Email, [StringLength(Invitation.CodeMax)] string? Code, [MaxLength(20)] IReadOnlyList<string>? Roles,
        [Range(1, 1_000_000)] int? MaxUses, DateTimeOffset? ExpiresAt);

    /// <param name="Link">Where to send people; a mailed invitation's link is in the mail alone.</param>
    public sealed record View(Guid Id, string? Code, string? Link, string? Email, IReadOnlyList<string> Roles, int? MaxUses, DateTimeOffset? ExpiresAt);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/invitations", (string realm, Request? request, Slice<CreateInvitation> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttpCreated(made => $"/api/realms/{realm}/invitations/{made.Id}"))
        .WithSummary("Invite people");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var email = string.IsNullOrWhiteSpace(request.Email) ? null : request.Email.Trim().ToLowerInvariant();
        var roles = request.Roles is { Count: > 0 } ? request.Roles.Distinct().ToArray() : [StandardRoles.Learner];
        if (await FaultOf(request, email, roles, now, stop) is { } fault)
            return fault;
        var code = email is null ? string.IsNullOrWhiteSpace(request.Code) ? NewCode() : request.Code.Trim().ToLowerInvariant() : null;
        var token = email is null ? null : SecretToken.New(TokenKind.Invitation).Text;
        var invitation = new Invitation
        {
            RealmId = actor.Here,
            Id = Guid.CreateVersion7(now),
            SecretHash = Invitation.Hash(code ?? token!),
            Code = code,
            Email = email,
            Roles = roles,
            MaxUses = email is null ? request.MaxUses : 1,
            CreatedBy = actor.Account,
            CreatedAt = now,
            ExpiresAt = request.ExpiresAt ?? (email is null ? null : now.AddDays(14)),
        };
        db.Add(invitation);
        if (token is not null)
            mails.Put(RealmMails.Invitation.Letter(email!, address.Of("/invitation/" + token), ("inviter", actor.DisplayName)), account: null);
        audit.Write("invite", "invitation", invitation.Id, details: new { roles, invitation.MaxUses, invitation.ExpiresAt });
        return new View(invitation.Id, code, code is null ? null : address.Of("/invitation/" + code), email, roles, invitation.MaxUses, invitation.ExpiresAt);
    }

    private async Task<Problem?> FaultOf(Request request, string? email, string[] roles, DateTimeOffset now, CancellationToken stop)
    {
        if (email is not null && !new EmailAddressAttribute().IsValid(email))
            return Outcome.Invalid("email", "Give an e-mail address such as ada@example.org.");
        if (email is not null && !string.IsNullOrWhiteSpace(request.Code))
            return Outcome.Invalid("code", "A mailed invitation has no code: give an address or a code.");
        if (!string.IsNullOrWhiteSpace(request.Code) && !Codes().IsMatch(request.Code.Trim()))
            return Outcome.Invalid("code", "Use 4 to 32 letters, digits and hyphens.");
        if (request.ExpiresAt <= now)
            return Outcome.Invalid("expires_at", "Give a moment in the future.");
        if (await db.FaultOf(actor, permissions, roles, stop) is { } fault)
            return fault;
        return await Clashes(request.Code, stop) ? Outcome.Conflict("code_taken", "Somebody uses this code already: choose another one.") : null;
    }

    private async Task<bool> Clashes(string? code, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(code))
            return false;
        var hash = Invitation.Hash(code);
        return await db.Set<Invitation>().AnyAsync(invitation => invitation.SecretHash == hash, stop);
    }

    private static string NewCode() => RandomNumberGenerator.GetString(Alphabet, CodeLength);

    [GeneratedRegex("^[A-Za-z0-9-]{4,32}$")]
    private static partial Regex Codes();
}
