using System.Security.Cryptography;
using System.Text;
using Questory.Platform.Security;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Security;

/// <summary>Tokens that a forger, or the right key on a bad day, could make.</summary>
public sealed class ForgedTokensTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly KeyRing ring = KeyRing.New(Now.AddMinutes(-1));
    private readonly string payload;
    private readonly string ownKid;

    public ForgedTokensTests()
    {
        ownKid = ring.Keys[0].Id;
        var iat = Now.ToUnixTimeSeconds();
        payload = $$"""{"iss":"i","aud":"a","sub":"{{Guid.NewGuid()}}","sid":"{{Guid.NewGuid()}}","jti":"{{Guid.NewGuid()}}","iat":{{iat}},"exp":{{iat + 600}}}""";
    }

    [Fact]
    public void The_forger_starts_from_a_token_that_would_pass() =>
        Assert.True(Read(Forge.Sign(ring, Header(), payload)).Ok);

    [Theory, Row("AE-007")]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("")]
    [InlineData("HS256")]
    [InlineData("ES384")]
    [InlineData("es256")]
    public void Another_algorithm_is_refused_signed_or_not(string algorithm)
    {
        var header = Header(alg: algorithm);

        Assert.Equal(AccessFault.WrongKind, Read(Forge.Sign(ring, header, payload)).Fault);
        Assert.Equal(AccessFault.WrongKind, Read(Forge.Unsigned(header, payload) + ".").Fault);
    }

    [Fact]
    public void The_public_key_as_an_hmac_secret_is_refused()
    {
        var text = Forge.Unsigned(Header(alg: "HS256"), payload);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(ring.Jwks(Now)), Encoding.ASCII.GetBytes(text));

        Assert.Equal(AccessFault.WrongKind, Read($"{text}.{Forge.Base64(mac)}").Fault);
    }

    [Fact]
    public void A_token_type_for_something_else_is_refused() =>
        Assert.Equal(AccessFault.WrongKind, Read(Forge.Sign(ring, Header(typ: "JWT"), payload)).Fault);

    [Fact]
    public void A_wrong_kid_is_refused() =>
        Assert.Equal(AccessFault.UnknownKey, Read(Forge.Sign(ring, Header(kid: KeyRing.New(Now).Keys[0].Id), payload)).Fault);

    [Fact]
    public void A_known_kid_on_anothers_signature_is_refused() =>
        Assert.Equal(AccessFault.BadSignature, Read(Forge.Sign(KeyRing.New(Now), Header(), payload)).Fault);

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(72)]
    public void A_signature_of_zeros_is_refused(int bytes) =>
        Assert.Equal(AccessFault.BadSignature, Read($"{Forge.Unsigned(Header(), payload)}.{Forge.Base64(new byte[bytes])}").Fault);

    [Theory]
    [InlineData("\"crit\":[\"exp\"]")]
    [InlineData("\"jku\":\"https://evil.example\"")]
    [InlineData("\"alg\":\"none\"")]
    public void Header_members_without_meaning_here_are_refused(string extra) =>
        Assert.Equal(AccessFault.Malformed, Read(Forge.Sign(ring, Header().TrimEnd('}') + $",{extra}}}", payload)).Fault);

    [Theory]
    [InlineData("\"exp\":", "\"exq\":")]
    [InlineData("\"sub\":\"", "\"sub\":\"x")]
    [InlineData("\"sid\":", "\"sic\":")]
    [InlineData("{", "[")]
    [InlineData("{", "{\"sub\":\"00000000-0000-0000-0000-000000000000\",")]
    public void A_signed_payload_that_lacks_or_doubles_a_claim_is_refused(string from, string to) =>
        Assert.Equal(AccessFault.Malformed, Read(Forge.Sign(ring, Header(), payload.Replace(from, to))).Fault);

    [Fact]
    public void A_start_in_the_future_is_respected()
    {
        var later = payload.Replace("{", $$"""{"nbf":{{Now.AddMinutes(5).ToUnixTimeSeconds()}},""");

        Assert.Equal(AccessFault.NotYetValid, Read(Forge.Sign(ring, Header(), later)).Fault);
    }

    [Fact]
    public void A_claim_of_a_newer_version_is_passed_over() =>
        Assert.True(Read(Forge.Sign(ring, Header(), payload.Replace("{", "{\"new_claim\":1,"))).Ok);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("bnVsbA.bnVsbA.AAAA")]
    public void Rubbish_is_malformed(string token) => Assert.Equal(AccessFault.Malformed, Read(token).Fault);

    private string Header(string alg = "ES256", string typ = "at+jwt", string? kid = null) =>
        $$"""{"alg":"{{alg}}","typ":"{{typ}}","kid":"{{kid ?? ownKid}}"}""";

    private AccessCheck Read(string token) =>
        new AccessTokens(() => ring, new("i", "a", TimeSpan.FromMinutes(15)), TimeProvider.System).Read(token);
}
