using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Settings;

namespace Questory.Accounts.Passwords;

/// <summary>Turns a chosen password into its hash, or says what is wrong with it. Call it outside of a transaction: it takes a fifth of a second.</summary>
internal sealed class NewPassword(Platform.Security.Passwords passwords, CurrentSettings settings)
{
    /// <param name="field">The request's field, for the refusal.</param>
    public async Task<Outcome<string>> Hash(string password, string email, string field, CancellationToken stop)
    {
        var rules = new PasswordRules(await settings.Get(AccountSettings.PasswordMin, stop));
        if (rules.FaultOf(password, email) is { } fault)
            return Outcome.Invalid(field, fault switch
            {
                PasswordFault.TooShort => $"Use at least {rules.MinLength} characters.",
                PasswordFault.TooLong => $"Use at most {PasswordRules.MaxBytes} bytes; letters with accents count double.",
                PasswordFault.SameAsEmail => "Use something other than your e-mail address.",
                _ => "Use plain characters only.",
            });
        return await passwords.Hash(password, stop);
    }
}
