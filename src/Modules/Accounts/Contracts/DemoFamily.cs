using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Family;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Contracts;

/// <summary>The demo's family, whose people come without signing up. Changes nothing for who is a child already.</summary>
public sealed class DemoFamily(AppDb db, TimeProvider time, ConsentRecord record)
{
    /// <summary>Makes a person the child of another, who has consented.</summary>
    public async Task BringUp(AccountId person, AccountId guardian, string firstName, int age, CancellationToken stop)
    {
        if (await db.IsChild(person, stop))
            return;
        var child = Child.Of(person, guardian, age, requiresConsent: true, answerDueAt: null, time.GetUtcNow());
        child.Consent(time.GetUtcNow());
        db.Add(child);
        (await db.Set<Account>().SingleAsync(account => account.Id == person, stop)).FirstName = firstName;
        await record.Write(person, ConsentEvent.Requested, guardian, ConsentRecord.BySignUp, stop);
        await record.Write(person, ConsentEvent.Given, guardian, ConsentRecord.ByPage, stop);
    }

    /// <summary>Makes a person a child who waits for the other's answer.</summary>
    public async Task LetWait(AccountId person, AccountId guardian, string firstName, int age, CancellationToken stop)
    {
        if (await db.IsChild(person, stop))
            return;
        var account = await db.Set<Account>().SingleAsync(a => a.Id == person, stop);
        var child = Child.Of(person, guardian, age, requiresConsent: true, time.GetUtcNow().AddDays(FamilySettings.ConsentDays.Default), time.GetUtcNow());
        account.FirstName = firstName;
        account.DisplayName = FriendlyName.New(firstName);
        child.Settle(account);
        db.Add(child);
        await record.Write(person, ConsentEvent.Requested, guardian, ConsentRecord.BySignUp, stop);
    }
}
