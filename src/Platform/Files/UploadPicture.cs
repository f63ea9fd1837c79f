using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Platform.Files;

/// <summary>Takes a picture for a course, an article or a lesson.</summary>
[Requires(FilePermissions.Upload)]
public sealed class UploadPicture(AppDb db, Actor actor, IBlobs blobs, TimeProvider time)
{
    public sealed record View(FileId Id, string Name, string ContentType, long Size, string Url);

    public static void Map(RouteGroupBuilder files) => files
        .MapPost("/", (IFormFile? file, Slice<UploadPicture> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(file, stop), stop).ToHttpCreated(view => view.Url))
        .WithSummary("Upload a picture (PNG, JPEG, GIF, WebP; at most 10 MiB)").DisableAntiforgery();

    public async Task<Outcome<View>> Run(IFormFile? file, CancellationToken stop)
    {
        if (file is null or { Length: 0 })
            return Outcome.Invalid("file", "Choose a picture to upload.");
        if (file.Length > StoredFile.SizeMax)
            return new Problem(ProblemKind.TooLarge, "too_large", $"The picture has {file.Length / 1024 / 1024:N0} MiB; at most {StoredFile.SizeMax / 1024 / 1024} MiB are taken.");
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, stop);
        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        if (ImageKind.Of(bytes.Span) is not { } kind)
            return new Problem(ProblemKind.WrongType, "no_picture", "This is no PNG, JPEG, GIF or WebP picture.");

        var stored = StoredFile.Create(actor.Here, actor.Me, file.FileName, kind, bytes.Length, SHA256.HashData(bytes.Span), time.GetUtcNow());
        db.Add(stored);
        await db.SaveChangesAsync(stop);
        content.Position = 0;
        // Bytes before commit: a row without bytes would be a broken picture, bytes without a row are only waste.
        await blobs.Write(stored.Id.ToString(), content, stop);
        return new View(stored.Id, stored.Name, stored.ContentType, stored.Size, $"/api/realms/{actor.Realm!.Slug}/files/{stored.Id}");
    }
}
