using System.Text;
using Questory.Platform;
using Questory.Platform.Files;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Files;

/// <summary>The same promises, on disk and over the wire of S3.</summary>
public sealed class BlobTests
{
    [Fact]
    public async Task A_folder_keeps_what_it_is_given()
    {
        using var folder = new TemporaryFolder();
        await KeepsItsPromises(new DiskBlobs(new Installation(folder.Path)));
    }

    [Fact]
    public async Task A_bucket_keeps_what_it_is_given()
    {
        await using var server = await S3Peer.Start("pictures");
        using var blobs = new S3Blobs(new S3Settings("pictures", server.Address, S3Peer.Key, "secret", "us-east-1"));
        await KeepsItsPromises(blobs);
        Assert.True(server.SignedRequests >= 5, "Requests must carry the key's signature.");
    }

    private static async Task KeepsItsPromises(IBlobs blobs)
    {
        var name = Guid.CreateVersion7().ToString();
        Assert.Null(await blobs.Open(name, default));
        await blobs.Write(name, new MemoryStream("first"u8.ToArray()), default);
        await blobs.Write(name, new MemoryStream("second"u8.ToArray()), default);
        await using (var content = (await blobs.Open(name, default))!)
            Assert.Equal("second", await new StreamReader(content, Encoding.UTF8).ReadToEndAsync());
        await blobs.Delete(name, default);
        await blobs.Delete(name, default);
        Assert.Null(await blobs.Open(name, default));
    }
}
