using Questory.Platform.Data;

namespace Questory.Groups.Contracts;

public readonly record struct GroupId(Guid Value) : IId<GroupId>
{
    public static GroupId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
