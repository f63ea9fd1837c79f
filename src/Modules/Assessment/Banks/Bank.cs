using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Assessment.Banks;

/// <summary>A drawer of the realm's questions, named by a category path such as <c>Maths/Algebra</c>. The empty path
/// holds what was never filed.</summary>
internal sealed class Bank
{
    public const int PathMax = 255;

    public BankId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Path { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    public static Bank Create(RealmId realm, string path, DateTimeOffset now) =>
        new() { Id = Ids.New<BankId>(), RealmId = realm, Path = path, CreatedAt = now };

    private sealed class Map : IEntityTypeConfiguration<Bank>
    {
        public void Configure(EntityTypeBuilder<Bank> bank)
        {
            bank.ToTable("assessment_banks").HasIndex(b => new { b.RealmId, b.Path }).IsUnique();
            bank.InRealm(b => b.RealmId);
        }
    }
}

internal static class Banks
{
    /// <summary>The bank at this path, made when there is none.</summary>
    public static async Task<Bank> BankAt(this AppDb db, RealmId realm, string path, DateTimeOffset now, CancellationToken stop)
    {
        if (db.Set<Bank>().Local.FirstOrDefault(b => b.Path == path && b.RealmId == realm) is { } near)
            return near;
        if (await db.Set<Bank>().SingleOrDefaultAsync(b => b.RealmId == realm && b.Path == path, stop) is { } known)
            return known;
        var made = Bank.Create(realm, path, now);
        db.Add(made);
        return made;
    }
}
