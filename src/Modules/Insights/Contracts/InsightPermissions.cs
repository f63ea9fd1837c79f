namespace Questory.Insights.Contracts;

public static class InsightPermissions
{
    /// <summary>Read every child's progress with first name and age: admins.</summary>
    public const string ReadAll = "insights.read_all";

    /// <summary>Count the members' events of use: admins.</summary>
    public const string CountEvents = "insights.count_events";
}
