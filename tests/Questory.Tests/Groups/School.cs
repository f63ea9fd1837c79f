using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Contracts;
using Questory.Accounts.Family;
using Questory.Platform.Data;
using Questory.Tests.Testing;

namespace Questory.Tests.Groups;

/// <summary>Families and classes of a test world, in a few words.</summary>
internal static class School
{
    /// <summary>A child with consent and all, of this parent.</summary>
    public static async Task<TestPerson> NewChild(this TestWorld world, TestPerson parent, string firstName = "Ada", int age = 9)
    {
        var child = await world.People.NewLearner(parent.Realm);
        await world.AsSystem<int>(async services =>
        {
            var facet = Child.Of(child.Id, parent.Id, age, requiresConsent: true, null, world.Clock.GetUtcNow());
            facet.Consent(world.Clock.GetUtcNow());
            services.GetRequiredService<AppDb>().Add(facet);
            await services.GetRequiredService<ConsentRecord>().Write(child.Id, ConsentEvent.Given, parent.Id, ConsentRecord.ByPage, CancellationToken.None);
            return 1;
        });
        await world.Execute("update accounts_accounts set first_name = $2, display_name = 'Brave Otter ' || left($1::text, 4) where id = $1", child.Id.Value, firstName);
        return child;
    }

    public static Task<TestPerson> NewParent(this TestWorld world, string realm = "kids") => world.People.New(realm, "parent");

    public sealed record Class(Guid Id, string Code);

    public static async Task<Class> NewClass(this TestPerson teacher, string name = "Class 4b")
    {
        var made = (await teacher.Http.Tell(teacher.At("/groups"), new { name })).Is(HttpStatusCode.Created).Body;
        return new(made.GetProperty("id").GetGuid(), made.GetProperty("join_code").GetString()!);
    }

    public static Task<Answer> Join(this TestPerson learner, string code) => learner.Http.Tell(learner.At("/groups/memberships"), new { code });

    public static Task<Answer> Allow(this TestPerson parent, TestPerson child, Guid group) =>
        parent.Http.Do(HttpMethod.Put, parent.At($"/family/children/{child.Id}/groups/{group}/permission"));

    public static Task<Answer> Deny(this TestPerson parent, TestPerson child, Guid group) =>
        parent.Http.Do(HttpMethod.Delete, parent.At($"/family/children/{child.Id}/groups/{group}/permission"));

    /// <summary>In the class, with the parent's permission.</summary>
    public static async Task Enrol(this TestPerson parent, TestPerson child, Class group)
    {
        (await child.Join(group.Code)).Is(HttpStatusCode.Created);
        (await parent.Allow(child, group.Id)).Is(HttpStatusCode.NoContent);
    }

    public static async Task<IReadOnlyList<JsonElement>> Members(this TestPerson teacher, Guid group) =>
        [.. (await teacher.Http.Ask(teacher.At($"/groups/{group}"))).Is(HttpStatusCode.OK).Body.GetProperty("members").EnumerateArray()];

    public static string Of(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static decimal Number(this JsonElement json, string name) => json.GetProperty(name).GetDecimal();
}
