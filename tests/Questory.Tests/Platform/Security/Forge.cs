using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Questory.Platform.Security;

namespace Questory.Tests.Platform.Security;

/// <summary>Makes and verifies JWTs straight from the specification, knowing nothing of the product's own reader.</summary>
internal static class Forge
{
    public static string Base64(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public static string Unsigned(string header, string payload) => $"{Base64(Encoding.UTF8.GetBytes(header))}.{Base64(Encoding.UTF8.GetBytes(payload))}";

    public static string Sign(KeyRing ring, string header, string payload)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(ring.Keys[0].Pkcs8, out _);
        var text = Unsigned(header, payload);
        return $"{text}.{Base64(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    public static bool VerifiesWithJwk(string token, JsonNode jwk)
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = { X = Base64Url.DecodeFromChars((string)jwk["x"]!), Y = Base64Url.DecodeFromChars((string)jwk["y"]!) },
        });
        var dot = token.LastIndexOf('.');
        return key.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), HashAlgorithmName.SHA256);
    }
}
