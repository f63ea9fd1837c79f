namespace Questory.Platform.Security;

/// <summary>Which bcrypt this installation uses, decided once at start-up (docs/adr/2026-11-20-passwords.md).</summary>
public static class BcryptChoice
{
    /// <summary>libxcrypt when the system has it, otherwise pgcrypto.</summary>
    /// <param name="connectionString">A role that may create the extension; null skips PostgreSQL.</param>
    /// <param name="atOnce">How many hashes may run at once, <see cref="WorkLine.AtOnce"/>.</param>
    /// <exception cref="Refusal">There is neither.</exception>
    public static async Task<IBcrypt> Make(string? connectionString, int atOnce, CancellationToken stop)
    {
        if (LibxcryptBcrypt.TryLoad() is { } library)
            return library;
        var (pgcrypto, whyNot) = connectionString is null ? (null, null) : await PgcryptoBcrypt.TryOpen(connectionString, atOnce, stop);
        return pgcrypto ?? throw new Refusal(Missing(whyNot));
    }

    private static string Missing(string? whyNot) =>
        "Passwords cannot be hashed here: install libxcrypt (libcrypt1 on Debian and Ubuntu, libxcrypt elsewhere and in Homebrew)"
        + (whyNot is null ? "." : $", or mend this: {whyNot}");
}
