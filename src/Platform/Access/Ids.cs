using Questory.Platform.Data;

namespace Questory.Platform.Access;

public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out AccountId id) => Ids.TryParse(text, out id);

    // For keyset paging: EF turns them into the database's own comparison of uuids.
    public static bool operator <(AccountId left, AccountId right) => left.Value < right.Value;
    public static bool operator >(AccountId left, AccountId right) => left.Value > right.Value;

    public override string ToString() => Value.ToString();
}

public readonly record struct RealmId(Guid Value) : IId<RealmId>
{
    public static RealmId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out RealmId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}
