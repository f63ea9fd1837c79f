using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

/// <summary>Makes people of the test world parent and child.</summary>
internal static class Family
{
    public static Task Link(TestWorld world, TestPerson parent, TestPerson child, int age = 9) => world.Execute("""
        insert into accounts_children (account_id, guardian_id, age, consent_given_at, case_id, created_at) values ($1, $2, $3, now(), gen_random_uuid(), now())
        """, child.Id.Value, parent.Id.Value, age);

    /// <summary>The child answers one question so many times, rightly.</summary>
    public static async Task Answer(TestWorld world, TestPerson child, int times)
    {
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(child);
        for (var n = 0; n < times; n++)
            await child.Answer(lesson, question, true);
    }
}
