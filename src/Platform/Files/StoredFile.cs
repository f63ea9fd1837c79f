using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Platform.Files;

public readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out FileId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>What is known of an uploaded file; its bytes lie in <see cref="IBlobs"/> under the id.</summary>
public sealed class StoredFile
{
    public const int NameMax = 200;

    /// <summary>Largest upload, in bytes.</summary>
    public const long SizeMax = 10 * 1024 * 1024;

    public FileId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public AccountId? AccountId { get; private init; }
    public string Name { get; private init; } = "";
    public string ContentType { get; private init; } = "";
    public long Size { get; private init; }
    public byte[] Sha256 { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }

    public static StoredFile Create(RealmId realm, AccountId owner, string name, string type, long size, byte[] sha256, DateTimeOffset now) => new()
    {
        Id = Ids.New<FileId>(),
        RealmId = realm,
        AccountId = owner,
        Name = Path.GetFileName(name) is { Length: > 0 and <= NameMax } kept ? kept : "file",
        ContentType = type,
        Size = size,
        Sha256 = sha256,
        CreatedAt = now,
    };

    private sealed class Map : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> file) => file.ToTable("platform_files");
    }
}
