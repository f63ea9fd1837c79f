using Questory.Platform.Embedded;

namespace Questory.Tests.Platform.Embedded;

public sealed class DataFolderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_option_wins_and_becomes_absolute() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "elsewhere"), await DataFolder.Locate("elsewhere", Stop));

    [Fact]
    public async Task In_a_checkout_the_data_lies_in_it_where_the_database_can_go_there_and_in_a_folder_of_its_own_elsewhere()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("QUESTORY_DATA") is { Length: > 0 }, "QUESTORY_DATA says otherwise");
        var checkout = DataFolder.CheckoutRoot();
        Assert.NotNull(checkout);

        var folder = await DataFolder.Locate(option: null, Stop);

        Assert.True(folder == Path.Combine(checkout, ".data")
            || folder.StartsWith($"/var/lib/questory/{Path.GetFileName(checkout)}-", StringComparison.Ordinal), folder);
        Assert.Equal(folder, await DataFolder.Locate(option: "", Stop));
    }
}
