using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Progress.Board;

/// <summary>Reads boards, or some people's places on them, for those who hold them in memory.</summary>
internal sealed class BoardRows(IServiceScopeFactory scopes, Databases databases)
{
    /// <param name="accounts">Null for everyone, best first.</param>
    public async Task<List<Place>> Read(BoardKey key, Guid[]? accounts, CancellationToken stop)
    {
        // In a scope of its own, since a board belongs to everybody; and beside the pool of units of work, whose connections those hold who wait.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Database.SetDbConnection(databases.Aside.CreateConnection(), contextOwnsConnection: true);
        var outcome = await scope.ServiceProvider.GetRequiredService<Work>().Read<List<Place>>(async () => accounts is null
            ? await db.Rows(BoardSql.Listed(key) + " order by 2 desc, 1", row => new Place(row.GetGuid(0), row.GetInt64(1)), stop, BoardSql.Which(key))
            : await db.Rows(BoardSql.ListedOf(key), row => new Place(row.GetGuid(0), row.GetInt64(1)), stop, [.. BoardSql.Which(key), accounts]), stop);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Problem!.Detail);
    }
}
