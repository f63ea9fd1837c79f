using Questory.Platform.Data;

namespace Questory.Assessment.Contracts;

public readonly record struct BankId(Guid Value) : IId<BankId>
{
    public static BankId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct QuestionId(Guid Value) : IId<QuestionId>
{
    public static QuestionId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Questions asked together: a lesson's, a quiz, a boss fight, a duel's round.</summary>
public readonly record struct AssessmentId(Guid Value) : IId<AssessmentId>
{
    public static AssessmentId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct AttemptId(Guid Value) : IId<AttemptId>
{
    public static AttemptId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct AnswerId(Guid Value) : IId<AnswerId>
{
    public static AnswerId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
