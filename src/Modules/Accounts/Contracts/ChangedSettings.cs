using Questory.Accounts.Sessions;
using Questory.Platform.Access;

namespace Questory.Accounts.Contracts;

/// <summary>Notes in a person's log that a setting of theirs was changed which another room keeps (AE-072).</summary>
public sealed class ChangedSettings
{
    private readonly SignInLog log;

    internal ChangedSettings(SignInLog log) => this.log = log;

    /// <summary>One line, written at the end of the unit of work; of a child in silence none.</summary>
    public void Note(AccountId person) => log.Write(person, SignInAction.SettingsChange);
}
