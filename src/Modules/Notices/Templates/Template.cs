using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Mail;

namespace Questory.Notices.Templates;

/// <summary>A realm's own words for a kind of mail, or the installation's (realm zero), in one language or in every one (NT-129, NT-130).</summary>
internal sealed class Template
{
    public const int SubjectMax = 300, BodyMax = 10_000, ButtonMax = 100;

    public RealmId RealmId { get; init; }
    public string Kind { get; init; } = "";

    /// <summary>Empty for every language that has no template of its own.</summary>
    public string Language { get; init; } = "";
    public string Subject { get; set; } = "";
    public string Body { get; set; } = "";
    public string? Button { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }

    public Wording Wording => new(Subject, Body, Button);

    private sealed class Map : IEntityTypeConfiguration<Template>
    {
        public void Configure(EntityTypeBuilder<Template> template) =>
            template.ToTable("notices_templates").HasKey(t => new { t.RealmId, t.Kind, t.Language });
    }
}
