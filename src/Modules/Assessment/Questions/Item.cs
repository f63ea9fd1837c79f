using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Questory.Assessment.Questions;

/// <summary>Something a learner picks, pairs or puts in order.</summary>
internal sealed record Item(RichText Text, string? Id = null)
{
    public RichText Text { get; init; } = Text ?? new RichText("");

    /// <inheritdoc cref="ItemId"/>
    public string Id { get => field ?? ItemId.Of(Text.Text); init => field = ItemId.Given(value); } = ItemId.Given(Id)!;
}

/// <summary>
/// The name by which an answer points at an option. Given once (made from the option's first wording) and kept
/// through later edits, so that old answers stay readable. It says nothing of the option's place in the author's
/// list, where the right one often comes first.
/// </summary>
internal static class ItemId
{
    public const int Max = 40;

    public static string? Given(string? id) => string.IsNullOrWhiteSpace(id) ? null : id;

    public static string Of(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 9));

    public static bool IsWellFormed(string id) =>
        id.Length is > 0 and <= Max && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
