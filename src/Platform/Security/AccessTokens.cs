using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Questory.Platform.Security;

/// <summary>Short-lived signed access tokens (AE-007): JWT, ES256 and nothing else, made and read by the framework's own cryptography.</summary>
/// <param name="ring">The ring of the moment: asked at each call, so that a rotation is seen at once.</param>
public sealed class AccessTokens(Func<KeyRing> ring, AccessTokenSettings settings, TimeProvider time)
{
    private const string Algorithm = "ES256", Type = "at+jwt";
    private const int MaxLength = 2048, SignatureBytes = 64;

    // Unknown members of the header are refused: "crit", "jku", "jwk" and "x5u" have no meaning here.
    private static readonly JsonSerializerOptions HeaderJson = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // "at+jwt" as it stands, not as \u002B: a token never lies in HTML unencoded.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Unknown claims are passed over, so that a newer node may add one while older nodes still run.
    private static readonly JsonSerializerOptions PayloadJson = new(HeaderJson)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly SigningKeys keys = new();

    public (string Text, AccessClaims Claims) Create(Guid account, Guid session, Guid? realm)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var claims = new AccessClaims(account, session, Guid.CreateVersion7(now), realm, now, now + settings.Lifetime);
        var key = ring().Signer(time.GetUtcNow());
        var signed = Encode(new Header(Algorithm, Type, key.Id), HeaderJson) + '.' + Encode(Payload.Of(claims, settings), PayloadJson);
        var signature = keys.With(key, ecdsa => ecdsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256));
        return ($"{signed}.{Base64Url.EncodeToString(signature)}", claims);
    }

    public AccessCheck Read(string token)
    {
        var now = time.GetUtcNow();
        var firstDot = token.IndexOf('.');
        var lastDot = token.LastIndexOf('.');
        if (token.Length > MaxLength || firstDot < 0 || firstDot == lastDot
            || Decode<Header>(token.AsSpan(0, firstDot), HeaderJson) is not { } header)
            return AccessFault.Malformed;
        if (header is not { Alg: Algorithm, Typ: Type })
            return AccessFault.WrongKind;
        if (ring().Verifier(header.Kid, now) is not { } key)
            return AccessFault.UnknownKey;
        if (Base64UrlText.Decode(token.AsSpan(lastDot + 1)) is not { Length: SignatureBytes } signature
            || !keys.With(key, ecdsa => ecdsa.VerifyData(Encoding.UTF8.GetBytes(token[..lastDot]), signature, HashAlgorithmName.SHA256)))
            return AccessFault.BadSignature;
        return Decode<Payload>(token.AsSpan(firstDot + 1, lastDot - firstDot - 1), PayloadJson) is { } payload
            ? Judge(payload, now)
            : AccessFault.Malformed;
    }

    private AccessCheck Judge(Payload payload, DateTimeOffset now)
    {
        if (payload.Iss != settings.Issuer || payload.Aud != settings.Audience)
            return AccessFault.OtherParty;
        var (latestStart, earliestEnd) = ((now + settings.Skew).ToUnixTimeSeconds(), (now - settings.Skew).ToUnixTimeSeconds());
        if (payload.Iat > latestStart || payload.Nbf > latestStart)
            return AccessFault.NotYetValid;
        // A lifetime that was made shorter counts for tokens already out there.
        return Math.Min(payload.Exp, payload.Iat + (long)settings.Lifetime.TotalSeconds) <= earliestEnd ? AccessFault.Expired : payload.ToClaims();
    }

    private static string Encode<T>(T part, JsonSerializerOptions json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part, json));

    private static T? Decode<T>(ReadOnlySpan<char> part, JsonSerializerOptions json) where T : class
    {
        try
        {
            return Base64UrlText.Decode(part) is { } bytes ? JsonSerializer.Deserialize<T>(bytes, json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Header(string Alg, string Typ, string Kid);

    private sealed record Payload(string Iss, string Aud, Guid Sub, Guid Sid, Guid Jti, long Iat, long Exp, Guid? Realm = null, long? Nbf = null)
    {
        public static Payload Of(AccessClaims claims, AccessTokenSettings settings) => new(
            settings.Issuer, settings.Audience, claims.Account, claims.Session, claims.Token,
            claims.IssuedAt.ToUnixTimeSeconds(), claims.ExpiresAt.ToUnixTimeSeconds(), claims.Realm);

        public AccessClaims ToClaims() => new(Sub, Sid, Jti, Realm, DateTimeOffset.FromUnixTimeSeconds(Iat), DateTimeOffset.FromUnixTimeSeconds(Exp));
    }
}
