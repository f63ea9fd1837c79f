using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Settings;
using Questory.Realms.Contracts;

namespace Questory.Realms.Families;

/// <summary>Children of 13 and 14 who play without consent where their realm does not (or no longer) free their age, are held back and
/// a parent is asked (AE-021). Due soon after the setting changes, and each hour for whatever else brought it about. Whom an admin has
/// freed by name stays free; and who waits for an answer is never freed by a setting. A part of them at a time: each is locked until
/// the part is committed, and a database holds only so many locks.</summary>
internal sealed class HoldToConsentAge(AppDb db, Actor actor, RealmDirectory realms, CurrentSettings settings, FamilyOffice office) : IJob
{
    internal const int AtOnce = 100;

    public async Task<JobResult> Run(CancellationToken stop)
    {
        var (asked, more) = (0, false);
        foreach (var realm in await db.Rows($"select distinct m.realm_id {Free}", row => new RealmId(row.GetGuid(0)), stop))
            if (!await settings.Get(FamilySettings.TeensAreFree, realm, stop) && await realms.Find(realm, stop) is { } here)
            {
                asked += await Ask(here, AtOnce - asked, stop);
                if (more = asked == AtOnce)
                    break;
            }
        return new(Counted.Of(asked, "parent") + " asked for consent", more);
    }

    private const string Free = $"from {FamiliesInSql.FreeByAge} child join realms_members m on m.account_id = child.account_id";

    private async Task<int> Ask(CurrentRealm realm, int most, CancellationToken stop)
    {
        var children = await db.Rows($"select child.account_id {Free} where m.realm_id = $1 order by child.account_id limit $2",
            row => new AccountId(row.GetGuid(0)), stop, realm.Id.Value, most);
        actor.BecomeSystem(realm);
        await office.HoldBack(children, stop);
        actor.BecomeSystem();
        return children.Count;
    }
}
