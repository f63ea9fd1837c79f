using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Family;

/// <summary>The children of whoever asks. Everybody else's look as if they did not exist (AE-023).</summary>
internal sealed class MyChildren(AppDb db, Actor actor)
{
    public static readonly Problem Hidden = Outcome.NotFound("child");

    public sealed record Mine(Child Child, Account Account)
    {
        /// <summary>Sets what is given; null when all of it will do.</summary>
        public Problem? Correct(string? firstName, int? age)
        {
            var faults = new Dictionary<string, string[]>();
            if (firstName is not null && FirstName.Fault(firstName) is { } wrongName)
                faults["first_name"] = [wrongName];
            if (age is not null && Child.FaultOfAge(age) is { } wrongAge)
                faults["age"] = [wrongAge];
            if (faults.Count > 0)
                return Outcome.Invalid(faults);
            Account.FirstName = firstName?.Trim() ?? Account.FirstName;
            if (FirstName.Shows(Account.DisplayName, Account.FirstName))
                Account.DisplayName = FriendlyName.New(Account.FirstName);
            Child.Grow(age ?? Child.Age);
            Child.Settle(Account);
            return null;
        }
    }

    public IQueryable<Mine> All() => Of(_ => true);

    public Task<Mine?> Find(AccountId id, CancellationToken stop) => Of(child => child.AccountId == id).SingleOrDefaultAsync(stop);

    private IQueryable<Mine> Of(Expression<Func<Child, bool>> which) =>
        from child in db.Set<Child>().Where(which)
        join account in db.Set<Account>() on child.AccountId equals account.Id
        where child.GuardianId == actor.Me && account.Status != AccountStatus.Deleted
        orderby account.CreatedAt
        select new Mine(child, account);

    /// <summary>To change it: held until the end of the work, so that of two answers the second finds the first.</summary>
    public async Task<Mine?> Hold(AccountId id, CancellationToken stop)
    {
        var child = await db.FindChild(id, stop);
        return child?.GuardianId == actor.Me ? await Find(id, stop) : null;
    }
}
