using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Passwords;

public sealed class LockoutTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-008"), Row("NT-004")]
    public async Task Four_failures_and_then_the_right_password_is_in_and_the_count_is_back()
    {
        var ada = await Newcomer.SignUp(world);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                (await ada.TrySignIn("wrong password")).Is(HttpStatusCode.Unauthorized);
            (await ada.TrySignIn()).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    [Row("AE-008"), Row("NT-004")]
    public async Task After_five_failures_the_right_password_waits_fifteen_minutes()
    {
        var ada = await Newcomer.SignUp(world);
        for (var i = 0; i < 5; i++)
            (await ada.TrySignIn("wrong password")).Is(HttpStatusCode.Unauthorized);
        var locked = (await ada.TrySignIn()).Is(HttpStatusCode.TooManyRequests);
        Assert.InRange(locked.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 800, 900);
        Assert.Contains("15 minutes", locked.Text);
        world.Clock.Advance(TimeSpan.FromMinutes(14));
        (await ada.TrySignIn()).Is(HttpStatusCode.TooManyRequests);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        (await ada.TrySignIn()).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("NT-004")]
    public async Task Fifteen_quiet_minutes_forget_the_failures()
    {
        var ada = await Newcomer.SignUp(world);
        for (var i = 0; i < 4; i++)
            await ada.TrySignIn("wrong password");
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        (await ada.TrySignIn("wrong password")).Is(HttpStatusCode.Unauthorized);
        (await ada.TrySignIn()).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("AE-008")]
    public async Task Parallel_guesses_cannot_slip_past_the_count()
    {
        var ada = await Newcomer.SignUp(world);
        var answers = await Task.WhenAll(Enumerable.Range(0, 14).Select(i => ada.TrySignIn($"wrong password {i}")));
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized));
        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
        (await ada.TrySignIn()).Is(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    [Row("AE-007")]
    public async Task A_lock_does_not_tell_which_addresses_have_an_account()
    {
        var nobody = new Newcomer(world, Newcomer.FreshEmail(), "whatever it is");
        for (var i = 0; i < 5; i++)
            (await nobody.TrySignIn()).Is(HttpStatusCode.Unauthorized);
        (await nobody.TrySignIn()).Is(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    [Row("AE-008")]
    public async Task One_person_s_lock_holds_nobody_else()
    {
        var (ada, bob) = (await Newcomer.SignUp(world), await Newcomer.SignUp(world));
        for (var i = 0; i < 6; i++)
            await ada.TrySignIn("wrong password");
        (await bob.TrySignIn()).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_many_sign_ins_from_one_address_wait_a_minute()
    {
        await using var busy = new TestWorld();
        await busy.InitializeAsync();
        await busy.Execute("insert into platform_settings values ('00000000-0000-0000-0000-000000000000', 'accounts.sign_ins_per_minute', '3', now())");
        var ada = await Newcomer.SignUp(busy);
        for (var i = 0; i < 3; i++)
            (await ada.TrySignIn()).Is(HttpStatusCode.OK);
        (await ada.TrySignIn()).Is(HttpStatusCode.TooManyRequests);
        busy.Clock.Advance(TimeSpan.FromSeconds(61));
        (await ada.TrySignIn()).Is(HttpStatusCode.OK);
    }
}
