using Questory.Platform.Activity;

namespace Questory.Assessment.Contracts;

/// <summary>What happens in this room. Only reward rules pay for it.</summary>
public static class AssessmentActivities
{
    /// <summary>Facts: <c>right</c>; <c>first_right</c>: right, and never before; <c>xp</c>: what the question is worth;
    /// <c>try</c>: from 1; <c>seconds</c>: 0 to 86,400; <c>hints</c>: used for this try; <c>kind</c>; <c>difficulty</c>.</summary>
    public static readonly ActivityType AnsweredQuestion = new("answered", "question", "A [learner] answers a question, right or wrong",
        "right", "first_right", "xp", "try", "seconds", "hints", "kind", "difficulty");

    /// <summary>Told of the learner, not of the teacher. Facts: <c>right</c>: passed; <c>xp</c>: what the question is worth;
    /// <c>permille</c>: 0 to 1000; <c>was_right</c>: passed already before a second marking; <c>newly_right</c>: passed, and this answer
    /// never had before; <c>first_right</c>: passed, and no answer to the question had before; <c>try</c>, <c>hints</c>, <c>kind</c>,
    /// <c>difficulty</c>: the answer's; <c>assessment</c>: its id.</summary>
    public static readonly ActivityType MarkedQuestion = new("marked", "question", "A [teacher] marks a written answer",
        "right", "xp", "permille", "was_right", "newly_right", "first_right", "try", "hints", "kind", "difficulty", "assessment");

    /// <summary>Facts: <c>cost</c> in minor units of the hint currency.</summary>
    public static readonly ActivityType BoughtHint = new("bought", "hint", "A [learner] unlocks a hint", "cost");
}
