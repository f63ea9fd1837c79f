using Questory.Platform;
using Questory.Platform.Data.Migrations;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data.Migrations;

public sealed class MigrationFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Create_writes_the_next_pair()
    {
        Assert.Equal(folder["0001_planets.sql"], MigrationFiles.Create(folder.Path, "planets"));
        Assert.Equal(folder["0002_moons.sql"], MigrationFiles.Create(folder.Path, "moons"));

        Assert.Equal(["0001_planets.down.sql", "0001_planets.sql", "0002_moons.down.sql", "0002_moons.sql"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Add Rating")]
    [InlineData("../escape")]
    public void Create_refuses_what_is_no_name(string name)
    {
        Assert.Throws<Refusal>(() => MigrationFiles.Create(folder.Path, name));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Create_outside_a_checkout_is_refused() =>
        Assert.Contains("inside a checkout", Assert.Throws<Refusal>(() => MigrationFiles.Create(folder["absent"], "planets")).Message);
}
