namespace Questory.Platform.Texts;

/// <summary>How a ledger line says why: the rule's sentence in the reader's words, and what the thing is called.</summary>
public static class Reasons
{
    public static string Reason(this Text text, string sentence, string label) =>
        label.Length == 0 ? text[sentence] : $"{text[sentence]}: {label}";
}
