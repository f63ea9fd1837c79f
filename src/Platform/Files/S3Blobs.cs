using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Questory.Platform.Files;

/// <summary>Which bucket to use, from <c>QUESTORY_S3_BUCKET</c>, <c>_ENDPOINT</c>, <c>_KEY</c>, <c>_SECRET</c>, <c>_REGION</c>.</summary>
public sealed record S3Settings(string Bucket, string? Endpoint, string Key, string Secret, string Region)
{
    /// <returns>Null when no bucket is named: files lie in the data folder then.</returns>
    public static S3Settings? FromEnvironment() => Of("BUCKET") is not { } bucket ? null : new(
        bucket, Of("ENDPOINT"), Of("KEY") ?? throw Missing("KEY"), Of("SECRET") ?? throw Missing("SECRET"), Of("REGION") ?? "us-east-1");

    private static string? Of(string name) => Environment.GetEnvironmentVariable($"QUESTORY_S3_{name}") is { Length: > 0 } value ? value : null;

    private static Refusal Missing(string name) => new($"QUESTORY_S3_BUCKET is set but QUESTORY_S3_{name} is not: set both, or neither.");
}

/// <summary>Files in a bucket of S3 or of anything that speaks its protocol.</summary>
public sealed class S3Blobs(S3Settings settings) : IBlobs, IDisposable
{
    private readonly AmazonS3Client client = new(new BasicAWSCredentials(settings.Key, settings.Secret), Reach(settings));

    private static AmazonS3Config Reach(S3Settings settings)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = settings.Endpoint is not null,
            // Servers that only speak the older protocol reject the newer checksum trailers.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        // Setting one clears the other, so only one is set.
        if (settings.Endpoint is null)
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        else
            (config.ServiceURL, config.AuthenticationRegion) = (settings.Endpoint, settings.Region);
        return config;
    }

    public Task Write(string name, Stream content, CancellationToken stop) => client.PutObjectAsync(
        new PutObjectRequest { BucketName = settings.Bucket, Key = name, InputStream = content, AutoCloseStream = false, UseChunkEncoding = false }, stop);

    public async Task<Stream?> Open(string name, CancellationToken stop)
    {
        try
        {
            return (await client.GetObjectAsync(settings.Bucket, name, stop)).ResponseStream;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task Delete(string name, CancellationToken stop) => client.DeleteObjectAsync(settings.Bucket, name, stop);

    public void Dispose() => client.Dispose();
}
