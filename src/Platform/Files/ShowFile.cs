using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Platform.Files;

/// <summary>Gives a member a file of the realm.</summary>
[SignedIn, Reads]
internal sealed class ShowFile(AppDb db, IBlobs blobs)
{
    public sealed record View(Stream Content, string ContentType);

    public static void Map(RouteGroupBuilder files) => files
        .MapGet("/{id}", async (FileId id, HttpContext http, Slice<ShowFile> slice, CancellationToken stop) =>
        {
            var outcome = await slice.Run(s => s.Run(id, stop), stop);
            if (!outcome.Ok)
                return outcome.Problem.ToHttp();
            http.Response.Headers.CacheControl = "private, max-age=86400";
            return Results.Stream(outcome.Value.Content, outcome.Value.ContentType);
        })
        .WithSummary("Show a file").Produces(StatusCodes.Status200OK);

    public async Task<Outcome<View>> Run(FileId id, CancellationToken stop) =>
        await db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == id, stop) is { } file && await blobs.Open(id.ToString(), stop) is { } content
            ? new View(content, file.ContentType)
            : Outcome.NotFound("file");
}
