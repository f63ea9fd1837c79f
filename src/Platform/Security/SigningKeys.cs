using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Questory.Platform.Security;

/// <summary>Loaded keys by id. An <see cref="ECDsa"/> promises nothing to two threads at once, and loading one costs more than a signature: so each is lent.</summary>
internal sealed class SigningKeys
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<ECDsa>> idle = new();

    public T With<T>(SigningKey key, Func<ECDsa, T> use)
    {
        var ready = idle.GetOrAdd(key.Id, _ => []);
        if (!ready.TryTake(out var ecdsa))
        {
            ecdsa = ECDsa.Create();
            ecdsa.ImportPkcs8PrivateKey(key.Pkcs8, out _);
        }
        try
        {
            return use(ecdsa);
        }
        finally
        {
            ready.Add(ecdsa);
        }
    }
}
