namespace Questory.Bench;

/// <summary>Learners who answer every question once, one after the other: the load of the play loop.</summary>
/// <param name="first">The first of these learners.</param>
internal sealed class Answers(PlayWorld world, int first, int learners)
{
    private int used;

    /// <summary>How many have been sent so far.</summary>
    public int Sent => Math.Min(used, learners * world.Questions.Length);

    public (byte[], string)? Next() => Next((learner, question) => LoadClient.Post(
        $"/api/realms/{PlayWorld.Slug}/lessons/{world.Lesson}/questions/{world.Questions[question]}/answers",
        PlayWorld.CookieOf(learner), """{"answer":true,"seconds":3}"""));

    /// <param name="request">Of a learner's and a question's number.</param>
    public (byte[], string)? Next(Func<int, int, byte[]> request)
    {
        var number = Interlocked.Increment(ref used) - 1;
        return number >= learners * world.Questions.Length ? null : (request(first + number % learners, number / learners), "\"xp_earned\":10");
    }
}
