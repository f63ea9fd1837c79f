using Questory.Platform.Outcomes;

namespace Questory.Realms.Commands;

/// <summary>An outcome on the command line: one sentence, and exit code 0 only for success.</summary>
internal static class Tell
{
    public static int About<T>(Outcome<T> outcome, Func<T, string> success)
    {
        if (outcome.Ok)
            Console.WriteLine(success(outcome.Value));
        else if (outcome.Problem.Fields is { } fields)
            foreach (var (name, faults) in fields)
                Console.Error.WriteLine($"{name}: {string.Join(" ", faults)}");
        else
            Console.Error.WriteLine(outcome.Problem.Detail);
        return outcome.Ok ? 0 : 1;
    }
}
