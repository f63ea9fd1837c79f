using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>What the reader of a consent mail has to do first. Tells nothing of the child: whoever has the link may have found it.</summary>
[Anyone("The mailed link is opened before its reader has a password or a session."), AsSystem("The token says whose answer is asked.")]
internal sealed class LookAtConsentLink(Actor actor, ConsentDesk consent)
{
    public enum Step { ChoosePassword, SignIn, SignInAsAnother, Open }

    public async Task<Outcome<Step>> Run(string token, CancellationToken stop)
    {
        if (await consent.Find(token, stop) is not { Guardian: var guardian })
            return ConsentDesk.Useless;
        return guardian.PasswordHash is null ? Step.ChoosePassword
            : actor.Account is null ? Step.SignIn
            : actor.Account == guardian.Id ? Step.Open : Step.SignInAsAnother;
    }
}
