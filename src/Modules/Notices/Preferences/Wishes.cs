using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Mail;

namespace Questory.Notices.Preferences;

/// <summary>Which mail a person wants (AE-014, AE-030); without a row, all of it.</summary>
internal sealed class Wishes
{
    public AccountId AccountId { get; init; }

    /// <summary>Off stops all but legal and security mails.</summary>
    public bool EmailNotifications { get; set; } = true;
    public bool WeeklyReports { get; set; } = true;
    public bool AchievementAlerts { get; set; } = true;
    public DateTimeOffset UpdatedAt { get; set; }

    public bool Want(MailCategory category) => category switch
    {
        MailCategory.Legal or MailCategory.Security => true,
        MailCategory.Report => EmailNotifications && WeeklyReports,
        MailCategory.Alert => EmailNotifications && AchievementAlerts,
        _ => EmailNotifications,
    };

    /// <summary>The one switch that stops this category.</summary>
    public void SwitchOff(MailCategory category) => _ = category switch
    {
        MailCategory.Report => WeeklyReports = false,
        MailCategory.Alert => AchievementAlerts = false,
        _ => EmailNotifications = false,
    };

    private sealed class Map : IEntityTypeConfiguration<Wishes>
    {
        public void Configure(EntityTypeBuilder<Wishes> wishes)
        {
            wishes.ToTable("notices_preferences").HasKey(w => w.AccountId);
            wishes.BelongsToAccount(w => w.AccountId);
        }
    }
}

/// <summary>Which channels a person wants for one kind of notice; without a row, the kind's default.</summary>
internal sealed class KindWish
{
    public AccountId AccountId { get; init; }
    public string Kind { get; init; } = "";
    public bool InApp { get; set; }
    public bool Mail { get; set; }

    private sealed class Map : IEntityTypeConfiguration<KindWish>
    {
        public void Configure(EntityTypeBuilder<KindWish> wish)
        {
            wish.ToTable("notices_kind_preferences").HasKey(w => new { w.AccountId, w.Kind });
            wish.BelongsToAccount(w => w.AccountId);
        }
    }
}
