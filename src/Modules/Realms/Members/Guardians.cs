using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Realms.Members;

/// <summary>A guardian stays in the realm, with a parent's rights, as long as a child of theirs is there (AE-026): else nobody could take consent back.</summary>
internal static class Guardians
{
    private static readonly Problem Linked = Outcome.Conflict("guards_children", "This adult answers for a child here: delete the child or hand it over first.");

    public static async Task<Problem?> IfGuardsHere(this AppDb db, RealmId realm, AccountId adult, CancellationToken stop) =>
        await db.Scalar<bool>("select realms_guards_here($1, $2)", stop, adult.Value, realm.Value) ? Linked : null;
}
