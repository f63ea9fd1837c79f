namespace Questory.Notices.Contracts;

public static class NoticePermissions
{
    public const string SeeMails = "notices.see_mails";

    /// <summary>And those to and about children, with their first names.</summary>
    public const string SeeChildrensMails = "notices.see_childrens_mails";
    public const string ManageTemplates = "notices.manage_templates";
}
