using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Settings;
using Questory.Realms.Contracts;

namespace Questory.Realms.Families;

/// <summary>Children of 13 and 14 who play without consent where their realm does not (or no longer) free their age, are held back and
/// a parent is asked (AE-021). Due soon after the setting changes, and each hour for whatever else brought it about. Whom an admin has
/// freed by name stays free; and who waits for an answer is never freed by a setting.</summary>
internal sealed class HoldToConsentAge(AppDb db, Actor actor, RealmDirectory realms, CurrentSettings settings, FamilyOffice office) : IJob
{
    private const int AtOnce = 2000;

    public async Task<string> Run(CancellationToken stop)
    {
        var asked = 0;
        foreach (var realm in await db.Rows($"select distinct m.realm_id {Free}", row => new RealmId(row.GetGuid(0)), stop))
            if (!await settings.Get(FamilySettings.TeensAreFree, realm, stop) && await realms.Find(realm, stop) is { } here)
                asked += await Ask(here, stop);
        return Counted.Of(asked, "parent") + " asked for consent";
    }

    private const string Free = $"from {FamiliesInSql.FreeByAge} child join realms_members m on m.account_id = child.account_id";

    private async Task<int> Ask(CurrentRealm realm, CancellationToken stop)
    {
        var children = await db.Rows($"select child.account_id {Free} where m.realm_id = $1 order by child.account_id limit {AtOnce}",
            row => new AccountId(row.GetGuid(0)), stop, realm.Id.Value);
        actor.BecomeSystem(realm);
        await office.HoldBack(children, stop);
        actor.BecomeSystem();
        return children.Count;
    }
}
