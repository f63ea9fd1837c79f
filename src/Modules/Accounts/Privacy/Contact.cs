using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;

namespace Questory.Accounts.Privacy;

/// <summary>How to reach a person besides by e-mail, sealed with a key that is not in the database (AE-031).</summary>
internal sealed class Contact
{
    public const int PhoneMax = 20;
    public const int AddressMax = 500;

    public AccountId AccountId { get; init; }
    public byte[]? PhoneSealed { get; private set; }
    public byte[]? AddressSealed { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public void Write(string? phone, string? address, SealedText seals, DateTimeOffset now) =>
        (PhoneSealed, AddressSealed, UpdatedAt) = (Seal(phone, "phone", seals), Seal(address, "address", seals), now);

    public static readonly Problem Shut = Outcome.Conflict("sealed",
        "Phone and address cannot be opened: their key is not in the key file, or somebody has altered them. They can be entered anew.");

    /// <summary>Null: they cannot be opened (<see cref="Shut"/>), and nothing of them is told.</summary>
    public (string? Phone, string? Address)? Read(SealedText seals) =>
        Opens(PhoneSealed, "phone", seals, out var phone) && Opens(AddressSealed, "address", seals, out var address) ? (phone, address) : null;

    private byte[]? Seal(string? text, string field, SealedText seals) => string.IsNullOrWhiteSpace(text) ? null : seals.Seal(text.Trim(), Place(field));

    private bool Opens(byte[]? bytes, string field, SealedText seals, out string? text)
    {
        text = null;
        return bytes is null || seals.TryOpen(bytes, Place(field), out text);
    }

    // Bytes copied to another person's row do not open there.
    private string Place(string field) => $"accounts_contacts.{field}:{AccountId}";

    private sealed class Map : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> contact)
        {
            contact.ToTable("accounts_contacts").HasKey(c => c.AccountId);
            contact.Property(c => c.AccountId).ValueGeneratedNever();
            contact.Property(c => c.UpdatedAt).ValueGeneratedOnUpdate();
            contact.HasOne<People.Account>().WithOne().HasForeignKey<Contact>(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Contact data in what a person takes away, opened.</summary>
internal sealed class ContactData(AppDb db, SealedText seals) : IPersonalData
{
    public string Section => "contact";
    public bool OfRealm => false;
    public IReadOnlyList<string> Tables { get; } = ["accounts_contacts"];

    public async Task<JsonObject> Read(AccountId person, CancellationToken stop)
    {
        if (await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == person, stop) is not { } contact)
            return new JsonObject { ["phone"] = null, ["address"] = null };
        return contact.Read(seals) is var (phone, address) ? new JsonObject { ["phone"] = phone, ["address"] = address } : new JsonObject { ["sealed"] = Contact.Shut.Detail };
    }
}
