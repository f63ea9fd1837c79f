using System.Security.Cryptography;

namespace Questory.Accounts.Family;

/// <summary>The name by which others see a child who has chosen none: made up, and never the first name (AE-013).</summary>
internal static class FriendlyName
{
    private static readonly string[] Moods =
    [
        "Brave", "Bright", "Calm", "Cheerful", "Clever", "Curious", "Daring", "Eager", "Gentle", "Happy", "Jolly", "Keen",
        "Kind", "Lively", "Lucky", "Merry", "Mighty", "Nimble", "Patient", "Quick", "Quiet", "Smart", "Sunny", "Swift",
    ];

    private static readonly string[] Animals =
    [
        "Badger", "Bear", "Beaver", "Bee", "Deer", "Dolphin", "Falcon", "Finch", "Fox", "Gecko", "Hare", "Heron",
        "Koala", "Lynx", "Otter", "Owl", "Panda", "Penguin", "Robin", "Seal", "Squirrel", "Swan", "Tiger", "Whale",
    ];

    /// <param name="firstName">Whose it is: Robin never becomes a “Brave Robin”.</param>
    public static string New(string? firstName)
    {
        string name;
        do
            name = $"{Of(Moods)} {Of(Animals)} {RandomNumberGenerator.GetInt32(10, 100)}";
        while (FirstName.Shows(name, firstName));
        return name;
    }

    private static string Of(string[] words) => words[RandomNumberGenerator.GetInt32(words.Length)];
}
