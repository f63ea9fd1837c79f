using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;

namespace Questory.Accounts.Family;

/// <summary>A line of the consent record (AE-073), read only: <see cref="ConsentRecord"/> writes, and the database numbers
/// and chains what it writes, line by line in its case and in the realm's book.</summary>
internal sealed class ConsentLine
{
    public Guid CaseId { get; init; }
    public int Seq { get; init; }
    public ConsentEvent Kind { get; init; }

    /// <summary>Who answered. Refers to nothing, so that the line outlives the adult.</summary>
    public AccountId? AdultId { get; init; }
    public string Method { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>Where the case began: its admins read the line.</summary>
    public RealmId? RealmId { get; init; }

    /// <summary>The hash of the line before; null with the first.</summary>
    public byte[]? PreviousHash { get; init; }

    /// <summary>SHA-256 over everything above.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>In the realm's book, from 1 without a gap.</summary>
    public long Place { get; init; }

    /// <summary>SHA-256 over this line's hash and place and the seal of the place before.</summary>
    public byte[] Seal { get; init; } = [];

    private sealed class Map : IEntityTypeConfiguration<ConsentLine>
    {
        public void Configure(EntityTypeBuilder<ConsentLine> line) => line.ToTable("accounts_consent_lines").HasKey(l => new { l.CaseId, l.Seq });
    }
}

/// <summary>How many lines a realm's record has and what its last seal is; written by the database alone.</summary>
internal sealed class ConsentBook
{
    public RealmId RealmId { get; init; }
    public long Lines { get; init; }
    public byte[] Seal { get; init; } = [];

    private sealed class Map : IEntityTypeConfiguration<ConsentBook>
    {
        public void Configure(EntityTypeBuilder<ConsentBook> book) => book.ToTable("accounts_consent_books").HasKey(b => b.RealmId);
    }
}
