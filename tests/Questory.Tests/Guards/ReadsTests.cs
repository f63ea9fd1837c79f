using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>What is asked by GET only reads, and PostgreSQL holds it to that.</summary>
public sealed class ReadsTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static readonly Dictionary<string, string> Argued = new()
    {
        ["OpenLesson"] = "that a lesson was opened is kept",
        ["ExportPerson"] = "that a file was given out is kept",
        ["ExportChild"] = "that a file was given out is kept",
        ["InstallationTemplates"] = "it writes too",
        ["SeeLeaderboard"] = "looks at a board in memory",
        ["ShowSigningKeys"] = "has nothing to do with the database",
    };

    [Fact]
    public void What_is_asked_by_GET_only_reads()
    {
        var asked = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(endpoint => endpoint.Metadata.GetMetadata<RunsSlice>()?.Slice).OfType<Type>().Distinct().ToList();
        Assert.True(asked.Count > 90, "The guard found hardly any reads: it looks in the wrong place.");
        var writing = asked.Where(slice => !slice.IsDefined(typeof(ReadsAttribute), inherit: false)).Select(slice => slice.Name).Order();
        Assert.Equal(Argued.Keys.Order(), writing);
    }

    [Fact]
    public async Task A_work_that_only_reads_cannot_write()
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var (db, work) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Work>());
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => work.Read<string>(async () =>
            (await db.Rows("update realms_realms set name = 'Taken over' returning name", row => row.GetString(0), CancellationToken.None))[0], CancellationToken.None));
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refusal.SqlState);
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.Read<int>(
            async () => await db.Database.ExecuteSqlAsync($"update realms_realms set name = 'Taken over'"), CancellationToken.None));
    }

    [Fact]
    public async Task A_work_that_may_write_is_not_run_within_one_that_only_reads()
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.Read<Done>(
            () => work.Do<Done>("write", null, () => Task.FromResult<Outcome<Done>>(Outcome.Done), CancellationToken.None), CancellationToken.None));
    }
}
