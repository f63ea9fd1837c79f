using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Realms.Members;
using Questory.Realms.Realms;

namespace Questory.Tests.Testing;

/// <summary>Someone in the test world, with a browser signed in.</summary>
/// <param name="Cookie">The proof that browser sends.</param>
public sealed record TestPerson(AccountId Id, string Email, string Realm, HttpClient Http, string Cookie)
{
    /// <summary>An API address within the person's realm.</summary>
    public string At(string path) => $"/api/realms/{Realm}{path}";
}

/// <summary>Named actors, made when first asked for; <see cref="New"/> makes a fresh one each time.</summary>
public sealed class TestPeople(TestWorld world)
{
    public Task<TestPerson> NewLearner(string realm = "kids") => New(realm, StandardRoles.Learner);

    public Task<TestPerson> NewTeacher(string realm = "kids") => New(realm, StandardRoles.Teacher);

    public Task<TestPerson> NewAdmin(string realm = "kids") => New(realm, StandardRoles.Admin);

    /// <summary>Signed in, a member of nothing.</summary>
    public Task<TestPerson> NewStranger(string realm = "kids") => Make(realm, [], member: false, isOperator: false);

    public Task<TestPerson> NewOperator(string realm = "kids") => Make(realm, [], member: false, isOperator: true);

    public Task<TestPerson> New(string realm, params string[] roles) => Make(realm, roles, member: true, isOperator: false);

    private async Task<TestPerson> Make(string realm, string[] roles, bool member, bool isOperator)
    {
        var mark = Guid.NewGuid().ToString("N");
        var email = $"{(roles.Length > 0 ? roles[0] : "someone")}-{mark[..10]}@test.example";
        var cookie = $"test-{mark}";
        var id = await world.AsSystem<AccountId>(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var now = world.Clock.GetUtcNow();
            var account = Account.Create(email, $"Player {mark[..6]}", null, now);
            account.VerifyEmail(now);
            account.SayGrownUp(now);
            if (isOperator)
                account.MakeOperator();
            db.Add(account);
            db.Add(Session.Start(account.Id, SessionKind.Browser,
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(cookie)), "127.0.0.1", "test", now, TimeSpan.FromDays(3650)));
            if (member)
                db.Join(await db.Set<Realm>().Where(r => r.Slug == realm).Select(r => r.Id).SingleAsync(), account.Id, now, roles);
            return account.Id;
        });
        return new TestPerson(id, email, realm, world.With(cookie), cookie);
    }
}
