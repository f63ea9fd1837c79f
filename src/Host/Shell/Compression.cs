using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Questory.Host.Shell;

/// <summary>
/// Pages travel compressed: a tenth of their size, for a fifth of a millisecond. Scripts and styles lie compressed already; live
/// streams and the small answers of the play loop go as they are. Over TLS too: a page mirrors no secret beside what a stranger
/// could make it say, since the session's cookie is neither in it nor sent along by other sites' scripts.
/// </summary>
internal static class Compression
{
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }
}
