using Questory.Platform.Data;

namespace Questory.Platform.Access;

public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct RealmId(Guid Value) : IId<RealmId>
{
    public static RealmId From(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}
