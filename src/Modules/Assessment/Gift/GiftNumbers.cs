using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>Reads what follows <c>{#</c>: numbers with tolerance, ranges, each with weight and feedback.</summary>
internal sealed class GiftNumbers(GiftSource source, List<GiftProblem> problems, TextFormat format)
{
    public GiftAnswers? Read(GiftSpan answers)
    {
        List<AcceptedNumber> accepted = [];
        List<int> entries = [];
        RichText? other = null;
        foreach (var chunk in GiftChunk.Split(answers, "=~"))
        {
            if (!chunk.Weighted(source, problems, out var weight, out var text, out var feedback)) return null;
            text = text.Trim();
            // A ~ without a number says what everybody else is told.
            if (text.Raw is "*" || (text.IsBlank && chunk.Marker == '~'))
            {
                if (weight is { Steps: not 0 }) return Refuse(chunk.At, "any number at all would earn marks", "Take the weight away, or name the numbers.");
                other = feedback.Rich(format);
                continue;
            }

            if (Number(text) is not { } number) return null;
            accepted.Add(number with { Weight = weight ?? (chunk.Marker == '~' ? Weight.None : Weight.Full), Feedback = feedback.Rich(format) });
            entries.Add(chunk.At);
        }

        return new GiftAnswers(new Numeric { Accepted = accepted, OtherFeedback = other }, entries);
    }

    private AcceptedNumber? Number(GiftSpan text)
    {
        if (text.Find("..") is { } dots)
            return TryRead(text.Upto(dots), out var low) && TryRead(text.From(dots + 2), out var high) ? new() { Low = low, High = high } : null;
        // Some exporters escape the colon here too, so it is looked for behind a backslash as well.
        if (text.Raw.IndexOf(':') is >= 0 and var colon)
        {
            var middle = text.Start + colon;
            var end = middle > text.Start && text.Source[middle - 1] == '\\' ? middle - 1 : middle;
            return TryRead(text.Upto(end), out var number) && TryRead(text.From(middle + 1), out var tolerance) ? new() { Number = number, Tolerance = tolerance } : null;
        }

        return TryRead(text, out var alone) ? new() { Number = alone } : null;
    }

    private bool TryRead(GiftSpan text, out decimal number)
    {
        if (NumberText.TryRead(text.Trim().Text(TextFormat.Plain), out number)) return true;
        Refuse(text.Start, text.IsBlank ? "a number is missing" : $"“{text.Trim().Raw}” is not a number", "Write numbers as 3.14, 3.14:0.01 or 3.1..3.2, without units.");
        return false;
    }

    private GiftAnswers? Refuse(int at, string what, string cure)
    {
        problems.Add(source.Problem(at, what, cure));
        return null;
    }
}
