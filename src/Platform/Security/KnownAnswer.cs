namespace Questory.Platform.Security;

/// <summary>A published bcrypt test vector (Openwall's crypt_blowfish); a library that misses it is not used.</summary>
internal static class KnownAnswer
{
    public const string Password = "U*U*U";

    public static readonly BcryptHash Hash = BcryptHash.Read("$2b$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a")!;
}
