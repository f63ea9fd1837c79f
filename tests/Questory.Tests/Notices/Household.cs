using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Activity;
using Questory.Platform.Mail;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Notices;

/// <summary>A child at play and the parent who answers for it.</summary>
internal sealed record Household(TestWorld World, TestPerson Child, TestPerson Parent)
{
    public static readonly ActivityType Earned = new("earned", "achievement", "A badge was earned.", "xp");

    /// <summary>First name of the child, which nobody but its parent and admins may read.</summary>
    public const string FirstName = "Wilhelmina";

    public static async Task<Household> In(TestWorld world, string realm = "kids")
    {
        var (child, parent) = (await world.People.NewLearner(realm), await world.People.New(realm, "parent"));
        await world.Execute("update accounts_accounts set first_name = $2 where id = $1", child.Id.Value, FirstName);
        await world.Execute("""
            insert into accounts_children (account_id, guardian_id, age, requires_consent, consent_given_at, case_id, created_at) values ($1, $2, 9, true, now(), gen_random_uuid(), now())
            """, child.Id.Value, parent.Id.Value);
        return new(world, child, parent);
    }

    public async Task Earns(string badge, Guid? id = null)
    {
        await World.Does(Child, Earned, id ?? Guid.NewGuid(), new Facts { ["xp"] = 0L }, badge);
        await World.Services.GetRequiredService<OutboxDelivery>().DeliverAll(CancellationToken.None);
        // What the world's own delivery has in hand is awaited too.
        for (var i = 0; i < 100 && await World.Scalar<long>("select count(*) from platform_outbox where reaction = 'notices' and failed_at is null") > 0; i++)
            await Task.Delay(50);
    }

    public Task<long> MailsToParent(string kind) =>
        World.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = $2", Parent.Email, kind);

    /// <summary>A letter of some kind to the parent, as a room would put it.</summary>
    public Task Writes(string kind) => World.AsSystem<int>(services =>
    {
        services.GetRequiredService<Mailbox>().Put(services.GetRequiredService<MailKindList>().Find(kind)!.Letter(Parent.Email, "https://questory.example/x"), Parent.Id, Child.Id);
        return Task.FromResult<Questory.Platform.Outcomes.Outcome<int>>(0);
    });
}
