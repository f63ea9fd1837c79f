using Questory.Accounts.People;

namespace Questory.Accounts.Family;

/// <summary>A child's first name and no more: no surname is asked for, and nothing by which a child could be reached (AE-001).</summary>
internal static class FirstName
{
    public static string? Fault(string? text)
    {
        var name = text?.Trim() ?? "";
        if (name.Length is 0 or > Account.NameMax)
            return $"Give a first name of 1 to {Account.NameMax} characters.";
        return name.Any(char.IsControl) || name.Any(char.IsDigit) || !name.Any(char.IsLetter) || DisplayName.Reaches(name)
            ? "Give the first name alone: no surname, address, number or link." : null;
    }
}
