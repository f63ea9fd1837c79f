using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Notices.Inbox;

/// <summary>Something a person was told within a realm, in their language at that time.</summary>
internal sealed class Notice
{
    public AccountId AccountId { get; init; }
    public Guid Id { get; init; }
    public RealmId RealmId { get; init; }

    /// <summary>Code of a <see cref="NoticeKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What it came from; the same thing never tells a person twice.</summary>
    public string Source { get; init; } = "";
    public NoticeTone Tone { get; init; }
    public NoticePriority Priority { get; init; }
    public string Title { get; init; } = "";
    public string Message { get; init; } = "";

    /// <summary>An address of this installation.</summary>
    public string? Link { get; init; }
    public string? ObjectKind { get; init; }
    public Guid? ObjectId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The first time counts.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;

    public void Unread() => ReadAt = null;

    private sealed class Map : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.ToTable("notices_notices").HasKey(n => new { n.AccountId, n.Id });
            notice.BelongsToAccount(n => n.AccountId);
            notice.InRealm(n => n.RealmId);
        }
    }
}

internal static class MyNotices
{
    /// <summary>A person's notices within a realm that have not expired.</summary>
    public static IQueryable<Notice> NoticesOf(this Platform.Data.AppDb db, AccountId person, RealmId realm, DateTimeOffset now) =>
        db.Set<Notice>().Where(n => n.AccountId == person && n.RealmId == realm && (n.ExpiresAt == null || n.ExpiresAt > now));
}
