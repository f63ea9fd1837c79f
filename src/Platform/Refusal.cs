namespace Questory.Platform;

/// <summary>
/// A start-up problem told in one sentence that names the cure. The command line prints the sentence and ends
/// with a non-zero exit code; nobody else catches it.
/// </summary>
public sealed class Refusal(string sentence, Exception? cause = null) : Exception(sentence, cause);
