using System.Net;
using System.Text.RegularExpressions;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Host;

/// <summary>Something that must not break does: its table is gone.</summary>
public sealed partial class FaultTests(FaultTests.BrokenWorld world) : IClassFixture<FaultTests.BrokenWorld>
{
    public sealed class BrokenWorld : TestWorld
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Execute("alter table economy_wallets rename to nobody_finds_this");
        }
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_page_in_the_realm_s_look_with_a_number_and_nothing_of_what_broke()
    {
        var learner = await world.People.NewLearner();
        var answer = await learner.Http.Page("/r/kids/wallet");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("That was our mistake", page);
        Assert.Matches(Number(), page);
        Assert.Contains("data-theme=\"kids\"", page);
        Assert.Contains("href=\"/r/kids\"", page);
        Tells_nothing(page);
    }

    [Fact]
    public async Task A_program_gets_the_number_too()
    {
        var learner = await world.People.NewLearner();
        var answer = await learner.Http.Ask(learner.At("/wallets/me"));

        Assert.Equal(("broken", 8), (answer.Is(HttpStatusCode.InternalServerError).Code, answer.Body.GetProperty("number").GetString()!.Length));
        Tells_nothing(answer.Text);
    }

    private static void Tells_nothing(string text)
    {
        foreach (var secret in new[] { "economy_wallets", "Npgsql", "42P01", "   at ", "Exception" })
            Assert.DoesNotContain(secret, text);
    }

    [GeneratedRegex("<code>[2-9A-Z]{8}</code>")]
    private static partial Regex Number();
}
