using Questory.Platform.Data;
using Questory.Platform.Slices;

namespace Questory.Host.Shell;

/// <summary>For balancers: live says that the process answers, ready that the database does too.</summary>
internal static class Health
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "up" }))
            .OpenTo("A balancer asks before anyone signs in; says only up or down.").ExcludeFromDescription();
        app.MapGet("/health/ready", Ready)
            .OpenTo("A balancer asks before anyone signs in; says only up or down.").ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Databases databases, CancellationToken stop)
    {
        try
        {
            await using var ask = databases.Aside.CreateCommand("select 1");
            ask.CommandTimeout = 5;
            await ask.ExecuteScalarAsync(stop);
            return TypedResults.Ok(new { status = "up" });
        }
        catch (Npgsql.NpgsqlException)
        {
            return TypedResults.Json(new { status = "down" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
