using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Contracts;

/// <summary>Who said that they are 15 or older, and who is a child. An account made outside of realms for children has said neither.</summary>
public static class GrownUps
{
    /// <summary>The account is in the slice's reach: one's own, mostly.</summary>
    public static Task<bool> IsGrownUp(this AppDb db, AccountId person, CancellationToken stop) =>
        db.Scalar<bool>("select grown_up_at is not null from accounts_accounts where id = $1", stop, person.Value);

    public static Task SayGrownUp(this AppDb db, AccountId person, DateTimeOffset now, CancellationToken stop) =>
        db.Execute("update accounts_accounts set grown_up_at = coalesce(grown_up_at, $2) where id = $1", stop, person.Value, now);

    /// <summary>Those of the people who are children, in the slice's reach or not.</summary>
    public static async Task<IReadOnlySet<AccountId>> ChildrenAmong(this AppDb db, IEnumerable<AccountId> people, CancellationToken stop) =>
        (await db.Rows("select * from accounts_children_among($1)", row => new AccountId(row.GetGuid(0)), stop, people.Select(person => person.Value).ToArray())).ToHashSet();
}
