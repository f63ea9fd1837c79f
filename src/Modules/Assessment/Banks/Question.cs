using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Assessment.Banks;

/// <summary>A question of a bank: which version is asked now. What it says stands in its versions.</summary>
internal sealed class Question
{
    public const int TitleMax = 255;
    public const int HintMax = 2_000;
    public const int ExternalIdMax = 255;
    public const int XpMax = 10_000;
    public const int HintCostMax = 1_000_000;

    public QuestionId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public BankId BankId { get; set; }
    public int Version { get; private set; }

    /// <summary>The id it had in the file it came from.</summary>
    public string? ExternalId { get; private init; }

    /// <summary>False: kept for those who answered it, but no longer asked.</summary>
    public bool IsActive { get; set; } = true;
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static (Question Question, QuestionVersion First) Create(
        RealmId realm, BankId bank, QuestionContent content, string? externalId, AccountId? author, DateTimeOffset now)
    {
        var question = new Question
        {
            Id = Ids.New<QuestionId>(), RealmId = realm, BankId = bank, Version = 1, ExternalId = externalId, CreatedAt = now, UpdatedAt = now,
        };
        return (question, QuestionVersion.Of(question, content, author, now));
    }

    /// <summary>From now on the question reads like this; answers already given stay beside the wording they had (AE-080).</summary>
    public QuestionVersion Rewrite(QuestionContent content, AccountId? author, DateTimeOffset now)
    {
        Version++;
        return QuestionVersion.Of(this, content, author, now);
    }

    private sealed class Map : IEntityTypeConfiguration<Question>
    {
        public void Configure(EntityTypeBuilder<Question> question)
        {
            question.ToTable("assessment_questions");
            question.InRealm(q => q.RealmId);
            question.HasOne<Bank>().WithMany().HasForeignKey(q => q.BankId).OnDelete(DeleteBehavior.Cascade);
            question.Property(q => q.UpdatedAt).ValueGeneratedOnUpdate();
            // Two authors at once: the second is told, instead of numbering the same version twice.
            question.Property(q => q.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>One wording of a question; never changed.</summary>
internal sealed class QuestionVersion
{
    public QuestionId QuestionId { get; private init; }
    public int Version { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Title { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public string Body { get; private init; } = "{}";
    public Difficulty Difficulty { get; private init; }
    public int XpReward { get; private init; }
    public string? HintText { get; private init; }
    public int HintCost { get; private init; }
    public string[] Tags { get; private init; } = [];
    public DateTimeOffset MadeAt { get; private init; }
    public AccountId? MadeBy { get; private init; }

    public static QuestionVersion Of(Question question, QuestionContent content, AccountId? author, DateTimeOffset now) => new()
    {
        QuestionId = question.Id, Version = question.Version, RealmId = question.RealmId, Title = content.Title,
        Kind = content.Body.Kind, Body = QuestionJson.Write(content.Body), Difficulty = content.Difficulty, XpReward = content.XpReward,
        HintText = content.HintText, HintCost = content.HintCost, Tags = [.. content.Tags], MadeAt = now, MadeBy = author,
    };

    public QuestionContent Content => new(Title, QuestionJson.Read(Body), Difficulty, XpReward, HintText, HintCost, Tags);

    private sealed class Map : IEntityTypeConfiguration<QuestionVersion>
    {
        public void Configure(EntityTypeBuilder<QuestionVersion> version)
        {
            version.ToTable("assessment_question_versions").HasKey(v => new { v.QuestionId, v.Version });
            version.InRealm(v => v.RealmId);
            version.HasOne<Question>().WithMany().HasForeignKey(v => v.QuestionId).OnDelete(DeleteBehavior.Cascade);
            version.MentionsAccount(v => v.MadeBy);
            version.Property(v => v.Body).HasColumnType("jsonb");
            version.Ignore(v => v.Content);
        }
    }
}
