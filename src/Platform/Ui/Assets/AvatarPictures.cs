using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Questory.Platform.Slices;

namespace Questory.Platform.Ui.Assets;

public static class AvatarPictures
{
    private static readonly FileExtensionContentTypeProvider types = new();

    /// <summary>Serves the avatars that come with Questory at <c>/avatars/clai.svg</c> …; kept by browsers for a day.</summary>
    /// <param name="folder">Beside the program: <c>avatars</c>, from <c>web/avatars</c>.</param>
    public static IEndpointConventionBuilder MapAvatarPictures(this IEndpointRouteBuilder routes, string folder)
    {
        var files = Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return routes.MapMethods("/avatars/{file}", ["GET", "HEAD"], (string file, HttpContext http) =>
        {
            if (!files.Contains(file) || !types.TryGetContentType(file, out var type))
                return Results.NotFound();
            http.Response.Headers.CacheControl = "public, max-age=86400";
            return Results.File(Path.Combine(folder, file), type);
        }).ExcludeFromDescription().OpenTo("Drawings that come with the program hold no data.");
    }
}
