using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Questory.Platform.Security;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Security;

public sealed class AccessTokensTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly AccessTokenSettings Settings = new("https://school.example", "questory", TimeSpan.FromMinutes(15));

    private readonly HandClock clock = new(Start);
    private KeyRing ring = KeyRing.New(Start);

    [Fact, Row("AE-007"), Row("NT-002")]
    public void A_token_says_who_in_which_session_and_realm_for_15_minutes()
    {
        var (account, session, realm) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        var (text, claims) = Tokens.Create(account, session, realm);

        Assert.Equal(new(account, session, claims.Token, realm, Start, Start.AddMinutes(15)), Tokens.Read(text).Claims);
        Assert.Equal(claims, Tokens.Read(text).Claims);
        Assert.NotEqual(claims.Token, Tokens.Create(account, session, realm).Claims.Token);
    }

    [Fact, Row("AE-007")]
    public void An_altered_token_is_not_signed_in()
    {
        var text = Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text;

        for (var at = 0; at < text.Length; at++)
            foreach (var other in new[] { text[at] == 'A' ? 'B' : 'A', '=', ' ', '.' }.Where(c => c != text[at]))
                Assert.False(Tokens.Read($"{text[..at]}{other}{text[(at + 1)..]}").Ok, $"{other} at {at} of {text}");
        Assert.All(new[] { text + "=", text + " ", " " + text, text + ".", text[..^1], text + "A" }, near => Assert.False(Tokens.Read(near).Ok, near));
    }

    [Fact, Row("AE-007")]
    public void It_expires_with_the_clocks_skew_and_begins_no_earlier()
    {
        var text = Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text;

        AssertAt(TimeSpan.FromMinutes(15), null);
        AssertAt(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(29), null);
        AssertAt(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(30), AccessFault.Expired);
        AssertAt(TimeSpan.FromSeconds(-30), null);
        AssertAt(TimeSpan.FromSeconds(-31), AccessFault.NotYetValid);

        void AssertAt(TimeSpan after, AccessFault? expected)
        {
            clock.Now = Start + after;
            Assert.Equal(expected, Tokens.Read(text).Fault);
        }
    }

    [Fact]
    public void A_lifetime_made_shorter_counts_at_once()
    {
        var text = Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text;
        clock.Now = Start.AddMinutes(6);

        var strict = new AccessTokens(() => ring, Settings with { Lifetime = TimeSpan.FromMinutes(5) }, clock);

        Assert.Equal(AccessFault.Expired, strict.Read(text).Fault);
    }

    [Fact]
    public void Another_installations_token_is_refused_even_under_the_same_key()
    {
        var text = Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text;

        Assert.Equal(AccessFault.OtherParty, new AccessTokens(() => ring, Settings with { Issuer = "https://other.example" }, clock).Read(text).Fault);
        Assert.Equal(AccessFault.OtherParty, new AccessTokens(() => ring, Settings with { Audience = "other" }, clock).Read(text).Fault);
    }

    [Fact]
    public void After_a_rotation_old_tokens_live_out_their_time_and_the_old_key_goes()
    {
        var before = Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text;
        var first = ring.Keys[0].Id;
        ring = ring.Rotate(Start, notice: TimeSpan.FromMinutes(5), overlap: TimeSpan.FromHours(1));

        Assert.Equal(first, ring.Signer(Start).Id);
        clock.Now = Start.AddMinutes(6);
        Assert.NotEqual(first, ring.Signer(clock.Now).Id);
        Assert.True(Tokens.Read(before).Ok);
        Assert.True(Tokens.Read(Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text).Ok);

        clock.Now = Start.AddMinutes(65);
        Assert.Equal(AccessFault.UnknownKey, Tokens.Read(before).Fault);
        Assert.DoesNotContain(ring.Rotate(clock.Now, TimeSpan.Zero, TimeSpan.Zero).Keys, key => key.Id == first);
    }

    [Fact]
    public void A_ring_signs_from_the_moment_it_is_made_on_any_nodes_clock()
    {
        ring = KeyRing.New(Start.AddMilliseconds(700));

        foreach (var now in new[] { Start.AddMilliseconds(700), Start.AddSeconds(-5) })
        {
            clock.Now = now;
            Assert.True(Tokens.Read(Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text).Ok);
        }
    }

    [Fact]
    public void A_new_ring_ends_every_token()
    {
        var text = Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text;
        ring = KeyRing.New(Start);

        Assert.Equal(AccessFault.UnknownKey, Tokens.Read(text).Fault);
    }

    [Fact]
    public void The_published_keys_verify_a_token_and_hold_nothing_private()
    {
        ring = ring.Rotate(Start, TimeSpan.Zero, TimeSpan.FromHours(1));
        var text = Tokens.Create(Guid.CreateVersion7(), Guid.CreateVersion7(), null).Text;

        var keys = JsonNode.Parse(ring.Jwks(Start))!["keys"]!.AsArray();

        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Null(key!["d"]));
        Assert.Single(keys, key => Forge.VerifiesWithJwk(text, key!));
    }

    [Fact]
    public void Whatever_is_sent_reading_does_not_throw() =>
        Prop.ForAll<string[]>(parts => !Tokens.Read(string.Join('.', parts)).Ok).QuickCheckThrowOnFailure();

    private AccessTokens Tokens => field ??= new(() => ring, Settings, clock);

    private sealed class HandClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
