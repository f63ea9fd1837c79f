using Questory.Platform;
using Questory.Platform.Security;

namespace Questory.Tests.Platform.Security;

public sealed class BcryptChoiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_systems_library_comes_first_and_without_any_the_cure_is_told()
    {
        if (LibxcryptBcrypt.TryLoad() is { } library)
            Assert.Equal(library.Name, (await BcryptChoice.Make("Host=127.0.0.1;Port=1;Timeout=1", 1, Stop)).Name);
        else
            Assert.Contains("install libxcrypt", (await Assert.ThrowsAsync<Refusal>(() => BcryptChoice.Make(null, 1, Stop))).Message);
    }
}
