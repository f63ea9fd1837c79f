using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Sessions;

public sealed class RefreshTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-010"), Row("NT-002")]
    public async Task A_refresh_token_works_once_and_its_reuse_ends_the_chain()
    {
        var ada = await Newcomer.SignUp(world);
        var (http, first) = await ada.SignIn();
        var next = (await Refresh(first)).Is(HttpStatusCode.OK);
        Assert.NotEqual(first, next.Of("refresh_token"));
        (await Newcomer.Bearer(world, next.Of("access_token")).Ask("/api/account")).Is(HttpStatusCode.OK);

        (await Refresh(first)).Is(HttpStatusCode.Unauthorized);
        (await Refresh(next.Of("refresh_token"))).Is(HttpStatusCode.Unauthorized);
        (await Newcomer.Bearer(world, next.Of("access_token")).Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await http.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Row("AE-010")]
    public async Task A_token_of_many_refreshes_ago_ends_the_chain_as_well()
    {
        var (_, first) = await (await Newcomer.SignUp(world)).SignIn();
        var latest = first;
        for (var i = 0; i < 3; i++)
            latest = (await Refresh(latest)).Is(HttpStatusCode.OK).Of("refresh_token");
        (await Refresh(first)).Is(HttpStatusCode.Unauthorized);
        (await Refresh(latest)).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Row("AE-010")]
    public async Task Of_parallel_refreshes_one_wins_and_none_breaks()
    {
        var (_, token) = await (await Newcomer.SignUp(world)).SignIn();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Refresh(token)));
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized));
        var winner = answers.Single(answer => answer.Status == HttpStatusCode.OK);
        (await Refresh(winner.Of("refresh_token"))).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Row("AE-010"), Row("AE-012")]
    public async Task A_session_of_thirty_unused_days_is_over_and_use_moves_its_end()
    {
        var (_, token) = await (await Newcomer.SignUp(world)).SignIn();
        world.Clock.Advance(TimeSpan.FromDays(29));
        token = (await Refresh(token)).Is(HttpStatusCode.OK).Of("refresh_token");
        world.Clock.Advance(TimeSpan.FromDays(29));
        token = (await Refresh(token)).Is(HttpStatusCode.OK).Of("refresh_token");
        world.Clock.Advance(TimeSpan.FromDays(31));
        (await Refresh(token)).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Another_kind_of_token_does_not_refresh()
    {
        var ada = await Newcomer.SignUp(world);
        var tokens = await ada.TrySignIn();
        (await Refresh(tokens.Of("access_token"))).Is(HttpStatusCode.Unauthorized);
        (await Refresh(await ada.MailedToken("confirm_email"))).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/tokens/refresh", new { })).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    [Row("AE-010")]
    public async Task Tokens_are_kept_as_hashes_alone()
    {
        var (_, token) = await (await Newcomer.SignUp(world)).SignIn();
        await Refresh(token);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_sessions where token_hash = $1", System.Text.Encoding.ASCII.GetBytes(token)));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from accounts_spent_tokens where token_hash = sha256($1)", System.Text.Encoding.ASCII.GetBytes(token)));
    }

    private Task<Answer> Refresh(string token) => world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = token });
}
