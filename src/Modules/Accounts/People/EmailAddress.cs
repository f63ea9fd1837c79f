using System.Net.Mail;

namespace Questory.Accounts.People;

internal static class EmailAddress
{
    /// <summary>What is wrong with an address and the cure; null when mail could reach it.</summary>
    public static string? Fault(string text)
    {
        var address = text.Trim();
        if (address.Length > Account.EmailMax)
            return $"An e-mail address has at most {Account.EmailMax} characters.";
        return address.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || "\"<>(),;:\\[]".Contains(letter))
            || !MailAddress.TryCreate(address, out var read) || read.Address != address || read.Host.Trim('.') != read.Host
            ? "Give an e-mail address such as ada@example.org." : null;
    }
}
