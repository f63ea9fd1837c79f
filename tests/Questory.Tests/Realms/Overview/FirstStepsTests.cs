using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Overview;

/// <summary>An admin's first ten minutes in a new realm.</summary>
public sealed class FirstStepsTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task A_new_realm_tells_its_admin_what_is_left_until_all_of_it_is_done()
    {
        var admin = await world.People.NewAdmin();
        Assert.Equal([("/manage/look", false), ("/author", false), ("/manage/groups", false), ("/manage/invitations", false)], await Steps());
        var page = await (await admin.Http.Page("/r/kids/manage")).Content.ReadAsStringAsync();
        Assert.Contains("Publish the first mission", page);
        Assert.Contains("href=\"/r/kids/manage/groups\"", page);

        (await admin.Http.Do(HttpMethod.Put, admin.At("/words"), new { words = new Dictionary<string, string> { ["course"] = "voyage" } })).Is(HttpStatusCode.NoContent);
        (await admin.Http.Tell(admin.At("/groups"), new { name = "4b" })).Is(HttpStatusCode.Created);
        Assert.Equal([("/manage/look", true), ("/author", false), ("/manage/groups", true), ("/manage/invitations", false)], await Steps());

        await (await Classroom.In(world)).Course();
        Assert.Empty(await Steps());
        Assert.DoesNotContain("Your first steps", await (await admin.Http.Page("/r/kids/manage")).Content.ReadAsStringAsync());

        async Task<List<(string, bool)>> Steps() =>
            [.. (await admin.Http.Ask(admin.At("/overview"))).Is(HttpStatusCode.OK).Body.GetProperty("first_steps").EnumerateArray()
                .Select(step => (step.GetProperty("path").GetString()!, step.GetProperty("done").GetBoolean()))];
    }
}
