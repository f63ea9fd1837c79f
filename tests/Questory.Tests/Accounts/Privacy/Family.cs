using Questory.Tests.Testing;

namespace Questory.Tests;

/// <summary>Makes people of the test world parent and child.</summary>
internal static class Family
{
    public static async Task Link(TestWorld world, TestPerson parent, TestPerson child, int age = 9)
    {
        await world.Execute("""
            insert into accounts_children (account_id, guardian_id, age, consent_given_at, case_id, created_at) values ($1, $2, $3, now(), gen_random_uuid(), now())
            """, child.Id.Value, parent.Id.Value, age);
    }
}
