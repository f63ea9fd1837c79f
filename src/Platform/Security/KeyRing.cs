using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Questory.Platform.Security;

/// <summary>One ES256 key. Whoever stores it keeps <paramref name="Pkcs8"/> out of the application role's reach, or seals it first.</summary>
/// <param name="Id">RFC 7638 thumbprint of the public key.</param>
/// <param name="Pkcs8">The private key, DER.</param>
/// <param name="SignsFrom">When it begins to sign.</param>
/// <param name="VerifiesUntil">When its signatures stop to count; null while no successor is named.</param>
public sealed record SigningKey(string Id, byte[] Pkcs8, DateTimeOffset SignsFrom, DateTimeOffset? VerifiesUntil)
{
    public static SigningKey New(DateTimeOffset signsFrom)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(Jwk.Thumbprint(key), key.ExportPkcs8PrivateKey(), signsFrom, null);
    }
}

/// <summary>The keys that sign and verify access tokens: plain data, for a file or a table.</summary>
public sealed record KeyRing(ImmutableArray<SigningKey> Keys)
{
    /// <summary>A ring with one fresh key. In place of an old ring, every token out there dies: the answer to a leaked key.</summary>
    public static KeyRing New(DateTimeOffset now) => new([SigningKey.New(now)]);

    /// <summary>Adds a fresh key, gives the others an end and drops those whose end has come.</summary>
    /// <param name="notice">Time until the new key signs, so that every node and every reader of the JWKS has it before.</param>
    /// <param name="overlap">How long old signatures count after that: at least the life of a token.</param>
    public KeyRing Rotate(DateTimeOffset now, TimeSpan notice, TimeSpan overlap)
    {
        var handOver = now + notice;
        return new([.. Keys.Where(key => IsAlive(key, now)).Select(key => key with { VerifiesUntil = key.VerifiesUntil ?? handOver + overlap }),
            SigningKey.New(handOver)]);
    }

    /// <summary>The newest key that has begun; before any has, the first: a node whose clock lags must not stop signing people in.</summary>
    /// <exception cref="InvalidOperationException">Every key has ended: the ring was not rotated in time.</exception>
    public SigningKey Signer(DateTimeOffset now)
    {
        var alive = Keys.Where(key => IsAlive(key, now)).OrderBy(key => key.SignsFrom).ToList();
        return alive.LastOrDefault(key => key.SignsFrom <= now) ?? alive.FirstOrDefault()
            ?? throw new InvalidOperationException("Every signing key has ended: rotate the keys, and check the clock.");
    }

    public SigningKey? Verifier(string id, DateTimeOffset now) => Keys.FirstOrDefault(key => key.Id == id && IsAlive(key, now));

    /// <summary>The public halves as an RFC 7517 key set.</summary>
    public string Jwks(DateTimeOffset now) =>
        $$"""{"keys":[{{string.Join(',', Keys.Where(key => IsAlive(key, now)).Select(key => Jwk.Public(key)))}}]}""";

    private static bool IsAlive(SigningKey key, DateTimeOffset now) => key.VerifiesUntil is not { } end || now < end;
}

file static class Jwk
{
    public static string Thumbprint(ECDsa key)
    {
        var (x, y) = Point(key);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
    }

    public static string Public(SigningKey signing)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(signing.Pkcs8, out _);
        var (x, y) = Point(key);
        return $$"""{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"{{signing.Id}}","x":"{{x}}","y":"{{y}}"}""";
    }

    private static (string X, string Y) Point(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }
}
