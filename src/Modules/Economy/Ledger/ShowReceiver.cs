using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;

namespace Questory.Economy.Ledger;

/// <summary>To whom the form on my wallet's page is about to give: a member in good standing, by the name others see.</summary>
[SignedIn]
internal sealed class ShowReceiver(AppDb db, Actor actor, CurrentSettings settings)
{
    public async Task<Outcome<string>> Run(AccountId person, CancellationToken stop)
    {
        if (!await settings.Get(EconomySettings.MembersGive, stop) || person == actor.Me)
            return Outcome.NotFound("member");
        var name = await db.Scalar<string>("""
            select p.display_name from accounts_people p where p.id = $1 and exists (select from realms_in_good_standing(array[$1]))
            """, stop, person.Value);
        return name is null ? Outcome.NotFound("member") : name;
    }
}
