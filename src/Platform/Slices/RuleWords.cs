using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Questory.Platform.Slices;

/// <summary>What a broken rule says to the one who typed. The field stands beside it, so no sentence names it: the framework's own
/// would read "The parent_email field is required." to a child.</summary>
internal static class RuleWords
{
    public static string? Fault(this ValidationAttribute rule, object? content, ValidationContext context) =>
        rule.GetValidationResult(content, context) is not { } fault ? null
        : rule is { ErrorMessage: null, ErrorMessageResourceName: null } ? Plain(rule, content) ?? fault.ErrorMessage
        : fault.ErrorMessage;

    private static string? Plain(ValidationAttribute rule, object? content) => rule switch
    {
        RequiredAttribute => "This is missing.",
        StringLengthAttribute length => Size(length.MinimumLength, length.MaximumLength, Characters),
        LengthAttribute length => Size(length.MinimumLength, length.MaximumLength, content is string ? Characters : Entries),
        MaxLengthAttribute length => Size(0, length.Length, content is string ? Characters : Entries),
        MinLengthAttribute length => Size(length.Length, int.MaxValue, content is string ? Characters : Entries),
        RangeAttribute { Minimum: IConvertible least, Maximum: IConvertible most } => Between(least, most),
        _ => null,
    };

    private static readonly (string One, string Many) Characters = ("character", "characters");
    private static readonly (string One, string Many) Entries = ("entry", "entries");

    private static string Size(int least, int most, (string One, string Many) of) =>
        most == int.MaxValue ? $"At least {Counted(least, of)}."
        : least > 1 ? $"Between {Number(least)} and {Counted(most, of)}."
        : $"At most {Counted(most, of)}.";

    // An upper end at the type's own end is none that anybody meant.
    private static string Between(IConvertible least, IConvertible most) => most is int.MaxValue or long.MaxValue or double.MaxValue
        ? $"At least {Number(least)}." : $"From {Number(least)} to {Number(most)}.";

    private static string Counted(int number, (string One, string Many) of) => $"{Number(number)} {(number == 1 ? of.One : of.Many)}";

    private static string Number(IConvertible number) => string.Format(CultureInfo.InvariantCulture, "{0:#,0.##}", number);
}
