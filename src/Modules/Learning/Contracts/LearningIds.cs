using Questory.Platform.Data;

namespace Questory.Learning.Contracts;

public readonly record struct TopicId(Guid Value) : IId<TopicId>
{
    public static TopicId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct CourseId(Guid Value) : IId<CourseId>
{
    public static CourseId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct ChapterId(Guid Value) : IId<ChapterId>
{
    public static ChapterId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct LessonId(Guid Value) : IId<LessonId>
{
    public static LessonId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
