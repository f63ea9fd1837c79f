using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Overview;

public sealed class OverviewTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Admins_see_the_realm_in_numbers_and_what_happened_in_it()
    {
        var admin = await world.People.NewAdmin("academy");
        var (ada, bob) = (await world.People.NewStranger("academy"), await world.People.NewStranger("academy"));
        await ada.Http.Do(HttpMethod.Put, ada.At("/membership"));
        await bob.Http.Do(HttpMethod.Put, bob.At("/membership"));
        var overview = (await admin.Http.Ask(admin.At("/overview"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal((3, 3, 7), (overview.GetProperty("members").GetInt32(), overview.GetProperty("new_this_week").GetInt32(), overview.GetProperty("last_days").GetArrayLength()));
        Assert.Equal(2, overview.GetProperty("last_days")[6].GetProperty("people").GetInt32());

        var stream = (await admin.Http.Ask(admin.At("/activity?verb=joined&limit=1"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(bob.Id.Value, stream.GetProperty("items")[0].GetProperty("account").GetGuid());
        var older = (await admin.Http.Ask(admin.At($"/activity?verb=joined&limit=1&cursor={stream.GetProperty("next").GetString()}"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(ada.Id.Value, older.GetProperty("items")[0].GetProperty("account").GetGuid());
        Assert.Equal(1, (await admin.Http.Ask(admin.At($"/activity?account={ada.Id}"))).Body.GetProperty("items").GetArrayLength());
        (await ada.Http.Ask(ada.At("/activity"))).Is(HttpStatusCode.Forbidden);
        (await ada.Http.Ask(ada.At("/overview"))).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Row("RL-002")]
    public async Task Every_change_by_an_admin_is_in_the_trail_of_its_realm_alone()
    {
        var admin = await world.People.NewAdmin("other");
        var bob = await world.People.NewLearner("other");
        await admin.Http.Do(HttpMethod.Put, admin.At($"/members/{bob.Id}/roles"), new { roles = new[] { "teacher" } });
        var line = (await admin.Http.Ask(admin.At("/audit"))).Is(HttpStatusCode.OK).Body.GetProperty("items")[0];
        Assert.Equal(("give roles", bob.Id.Value, admin.Id.Value),
            (line.GetProperty("action").GetString(), line.GetProperty("object_id").GetGuid(), line.GetProperty("account").GetGuid()));
        Assert.Equal("teacher", line.GetProperty("details").GetProperty("to")[0].GetString());
        var elsewhere = await world.People.NewAdmin("community");
        Assert.Empty((await elsewhere.Http.Ask(elsewhere.At("/audit"))).Body.GetProperty("items").EnumerateArray());
        (await bob.Http.Ask(bob.At("/audit"))).Is(HttpStatusCode.Forbidden);
    }
}
