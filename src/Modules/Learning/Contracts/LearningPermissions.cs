namespace Questory.Learning.Contracts;

/// <summary>Permissions of this room.</summary>
public static class LearningPermissions
{
    /// <summary>Browse, start and play courses.</summary>
    public const string Learn = "learning.learn";

    /// <summary>Write courses, lessons and topics; import and export; preview.</summary>
    public const string Author = "learning.author";

    /// <summary>Open courses to learners and close them again.</summary>
    public const string Publish = "learning.publish";
}
