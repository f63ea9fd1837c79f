using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;

namespace Questory.Accounts.Passwords;

/// <summary>Asks a signed-in person for the password once more, before something that a borrowed browser must not do.
/// Wrong answers count towards the lock as at sign-in.</summary>
internal sealed class PresentPassword(Databases databases, Actor actor, Platform.Security.Passwords passwords, Lockout lockout, TimeProvider time)
{
    private sealed record Own(string Email, string? Hash);

    /// <summary>The person's e-mail address when the password is right.</summary>
    public async Task<Outcome<string>> Prove(string password, string field, CancellationToken stop)
    {
        var own = await databases.LookUp("select email, password_hash from accounts_accounts where id = $1",
            row => new Own(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), stop, actor.Me.Value);
        if (own is null)
            return Outcome.NotSignedIn();
        if (await lockout.Count(own.Email, stop) is { } until)
            return Outcome.TooOften(until - time.GetUtcNow(), "Too many wrong passwords: wait a little, then try again.");
        var check = await passwords.Check(password, own.Hash, stop);
        if (!check.Ok)
        {
            await lockout.Uncount(own.Email, stop);
            return check.Problem;
        }
        if (check.Value == PasswordMatch.No)
            return Outcome.Invalid(field, "This is not your present password.");
        await lockout.Clear(own.Email, stop);
        return own.Email;
    }
}
