namespace Questory.Assessment.Contracts;

/// <summary>Permissions of this room.</summary>
public static class AssessmentPermissions
{
    /// <summary>Write, change and file questions; see their right answers.</summary>
    public const string Author = "assessment.author";

    /// <summary>Read and mark what the learners of one's own groups wrote.</summary>
    public const string Mark = "assessment.mark";

    /// <summary>With <see cref="Mark"/>: everybody's.</summary>
    public const string MarkAll = "assessment.mark_all";
}
