using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Contracts;

/// <summary>What others may know of a person (AE-013): a view that holds nothing else.</summary>
public sealed class Person
{
    public AccountId Id { get; private init; }
    public string DisplayName { get; private init; } = "";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; private init; } = "";

    /// <summary>Neither waiting nor suspended.</summary>
    public bool IsActive { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> person) => person.ToView("accounts_people").HasKey(p => p.Id);
    }
}

/// <summary>How to reach a person: one's own, and everybody's for a slice that states <c>[AmongOthers(…, Addresses = true)]</c>;
/// for those who manage people, never for other learners.</summary>
public sealed class PersonAddress
{
    public AccountId Id { get; private init; }
    public string Email { get; private init; } = "";
    public bool EmailVerified { get; private init; }
    public DateTimeOffset? LastSignInAt { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<PersonAddress>
    {
        public void Configure(EntityTypeBuilder<PersonAddress> address) => address.ToView("accounts_addresses").HasKey(a => a.Id);
    }
}

public static class People
{
    /// <summary>All living accounts by their public face, to be narrowed and joined by the caller's query.</summary>
    public static IQueryable<Person> ReadPeople(this AppDb db) => db.Set<Person>().AsNoTracking();

    /// <summary>E-mail addresses as far as the slice's reach goes; others are simply not there.</summary>
    public static IQueryable<PersonAddress> ReadAddresses(this AppDb db) => db.Set<PersonAddress>().AsNoTracking();
}
