using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Questory.Platform.Slices;

namespace Questory.Platform.Ui.Assets;

public static class AssetFiles
{
    private static readonly FileExtensionContentTypeProvider types = new();

    /// <summary>Serves the front-end build at <c>/dist/…</c>: brotli or gzip as made by the build, kept for ever by the browser because each name carries a hash.</summary>
    /// <param name="dist">Folder with <c>manifest.json</c>; beside the program it is <c>wwwroot/dist</c>.</param>
    public static IEndpointConventionBuilder MapAssets(this IEndpointRouteBuilder routes, string dist)
    {
        var files = Directory.EnumerateFiles(dist).Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        return routes.MapMethods("/dist/{file}", ["GET", "HEAD"], (string file, HttpContext http) =>
        {
            if (!files.Contains(file) || !types.TryGetContentType(file, out var type))
                return Results.NotFound();
            var headers = http.Response.Headers;
            headers.CacheControl = file == "manifest.json" ? "no-cache" : "public, max-age=31536000, immutable";
            headers.Vary = HeaderNames.AcceptEncoding;
            var (path, encoding) = Smallest(file, http.Request);
            if (encoding is not null)
                headers.ContentEncoding = encoding;
            return Results.File(Path.Combine(dist, path), type);
        }).ExcludeFromDescription().OpenTo("Scripts, styles and fonts hold no data.");

        (string Path, string? Encoding) Smallest(string file, HttpRequest request)
        {
            var accepted = request.GetTypedHeaders().AcceptEncoding.Where(each => each.Quality is not 0).Select(each => each.Value.Value).ToHashSet();
            return accepted.Contains("br") && files.Contains(file + ".br") ? (file + ".br", "br")
                : accepted.Contains("gzip") && files.Contains(file + ".gz") ? (file + ".gz", "gzip")
                : (file, null);
        }
    }
}
