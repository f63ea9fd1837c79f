using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Questory.Platform.Security;

/// <summary>bcrypt of the system's libxcrypt, the library behind <c>crypt(3)</c> on current Linux distributions.</summary>
public sealed class LibxcryptBcrypt : IBcrypt
{
    // .so.1 keeps the old glibc interface (Debian, Ubuntu); .so.2 is libxcrypt's own (Fedora, Arch, Alpine); .dylib is Homebrew's.
    private static readonly string[] Names =
    [
        "libcrypt.so.2", "libcrypt.so.1", "libcrypt.2.dylib",
        "/opt/homebrew/opt/libxcrypt/lib/libcrypt.2.dylib", "/usr/local/opt/libxcrypt/lib/libcrypt.2.dylib",
    ];

    private const int CryptDataSize = 32768, SaltBytes = 16, SettingSize = 192;

    // A third of the processor time that an ordinary thread gets beside it.
    private const int Nice = 5;

    private readonly CryptRn crypt;
    private readonly CryptGensaltRn gensalt;

    private LibxcryptBcrypt(string name, CryptRn crypt, CryptGensaltRn gensalt) => (Name, this.crypt, this.gensalt) = (name, crypt, gensalt);

    public string Name { get; }

    /// <summary>Null when no loadable library has the two functions or its bcrypt fails a known answer (glibc's own libcrypt, musl, Windows).</summary>
    public static LibxcryptBcrypt? TryLoad()
    {
        foreach (var name in Names)
            if (NativeLibrary.TryLoad(name, out var library)
                && NativeLibrary.TryGetExport(library, "crypt_rn", out var crypt)
                && NativeLibrary.TryGetExport(library, "crypt_gensalt_rn", out var gensalt))
            {
                var found = new LibxcryptBcrypt(
                    $"libxcrypt ({Path.GetFileName(name)})",
                    Marshal.GetDelegateForFunctionPointer<CryptRn>(crypt),
                    Marshal.GetDelegateForFunctionPointer<CryptGensaltRn>(gensalt));
                if (found.Crypt(KnownAnswer.Password, Ascii(KnownAnswer.Hash.As("$2b$"))) == KnownAnswer.Hash.As("$2b$"))
                    return found;
            }
        return null;
    }

    public Task<string> Hash(string password, int cost) => OnOwnThread(() => Crypt(password, FreshSetting(cost)));

    public Task<string> HashLike(string password, BcryptHash hash) => OnOwnThread(() => Crypt(password, Ascii(hash.As("$2b$"))));

    // A hash holds its thread for a fifth of a second: on a pool thread it would keep play requests waiting.
    private static Task<string> OnOwnThread(Func<string?> hash) =>
        Task.Factory.StartNew(
            () =>
            {
                StepBack();
                return hash() ?? throw new InvalidOperationException("libxcrypt refused a well-formed bcrypt setting.");
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // Who signs in waits a little longer, so that those who play do not notice. .NET's thread priorities do nothing on Linux, where
    // process 0 is the calling thread; the thread ends with its hash.
    private static void StepBack()
    {
        if (OperatingSystem.IsLinux())
            _ = setpriority(0, 0, Nice);
    }

    [DllImport("libc")]
    private static extern int setpriority(int which, uint who, int nice);

    private byte[] FreshSetting(int cost)
    {
        var setting = new byte[SettingSize];
        var random = RandomNumberGenerator.GetBytes(SaltBytes);
        return gensalt(Ascii("$2b$"), new CULong((uint)cost), random, random.Length, setting, setting.Length) != 0
            ? setting
            : throw new ArgumentOutOfRangeException(nameof(cost), cost, "libxcrypt takes bcrypt costs from 4 to 31.");
    }

    private string? Crypt(string password, byte[] setting)
    {
        var phrase = new byte[Encoding.UTF8.GetByteCount(password) + 1];
        Encoding.UTF8.GetBytes(password, phrase);
        var data = new byte[CryptDataSize];
        try
        {
            // The returned pointer is the start of data, which is pinned only during the call: read the array, not the pointer.
            return crypt(phrase, setting, data, data.Length) == 0
                ? null
                : Encoding.ASCII.GetString(data.AsSpan(0, data.AsSpan().IndexOf((byte)0)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(phrase);
        }
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text + '\0');

    // char *crypt_rn(const char *phrase, const char *setting, void *data, int size)
    private delegate nint CryptRn(byte[] phrase, byte[] setting, byte[] data, int size);

    // char *crypt_gensalt_rn(const char *prefix, unsigned long count, const char *rbytes, int nrbytes, char *output, int output_size)
    private delegate nint CryptGensaltRn(byte[] prefix, CULong count, byte[] rbytes, int nrbytes, byte[] output, int size);
}
