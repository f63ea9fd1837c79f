using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Settings;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.Realms;

/// <summary>Founds a demo realm and puts its people into it.</summary>
internal sealed class DemoWorld(AppDb db, RealmDirectory realms, CreateRealm create, NewAccounts accounts, TimeProvider time, DemoFamily family)
{
    public async Task Load(DemoRealm demo, CancellationToken stop)
    {
        if (await realms.Find(demo.Slug, stop) is null)
            await create.Run(new CreateRealm.Request(demo.Slug, demo.Name, demo.Tagline, demo.Edition, "demo"), stop);
        var realm = await db.Set<Realm>().Where(r => r.Slug == demo.Slug).Select(r => r.Id).SingleAsync(stop);
        foreach (var person in DemoRealm.People)
        {
            var account = await FindOrMake(person.Name, person.Email, stop);
            if (!await db.Set<Member>().AnyAsync(m => m.RealmId == realm && m.AccountId == account, stop))
                db.Join(realm, account, time.GetUtcNow(), person.Role == DemoPerson.Companion ? StandardRoles.Learner : person.Role);
            demo.Add(person, account);
        }
        // Not asked of CurrentSettings, which cannot see what this transaction has founded only just now.
        if (await db.Set<SettingRow>().AnyAsync(row => row.RealmId == realm && row.Key == FamilySettings.TakesChildren.Key && row.Value == "true", stop))
            await Raise(demo, realm, stop);
    }

    private async Task Raise(DemoRealm demo, RealmId realm, CancellationToken stop)
    {
        var (child, parent) = (demo.Holder(StandardRoles.Learner), demo.Holder(StandardRoles.Parent));
        // The realm may be as young as this very work: the lines of the consent record are its own all the same.
        await db.Execute("select set_config('app.realm', $1, true)", stop, realm.ToString());
        await family.BringUp(child, parent, "Ada", 9, stop);
        if (demo.InThePast)
            return;
        var sibling = await FindOrMake("Ben", "ben@demo.example", stop);
        await family.LetWait(sibling, parent, "Ben", 8, stop);
        if (!await db.Set<Member>().AnyAsync(m => m.RealmId == realm && m.AccountId == sibling, stop))
            db.Join(realm, sibling, time.GetUtcNow(), StandardRoles.Learner);
    }

    private async Task<AccountId> FindOrMake(string name, string email, CancellationToken stop)
    {
        if (await accounts.Find(email, stop) is { } known)
            return known;
        var prepared = await accounts.Prepare(new NewAccount(email, name, DemoRealm.Password, EmailVerified: true), stop);
        var made = prepared.Ok ? await accounts.Save(prepared.Value, stop) : prepared.Problem;
        return made.Ok ? made.Value : throw new InvalidOperationException(made.Problem.Detail);
    }
}
