using Questory.Platform.Access;

namespace Questory.Economy.Contracts;

/// <summary>A movement asked for: so much of a currency, for one source.</summary>
/// <param name="Amount">Minor units, 1 to 1,000,000,000,000.</param>
/// <param name="SourceKey">What is paid for, e.g. <c>hint:{question}</c>; pays or charges this person in this realm once.</param>
/// <param name="Reason">Why, as an English sentence for the localiser: "Hint bought".</param>
/// <param name="Label">What the thing is called: the question's or the lesson's title; may be empty.</param>
/// <param name="Cause">The activity that led to it, if one did.</param>
public sealed record Payment(
    AccountId Account, string Currency, long Amount, string SourceKey, string Reason, string Label = "", Guid? Cause = null);

/// <summary>What a payment led to.</summary>
/// <param name="Balance">What the person holds of the currency now, in minor units.</param>
/// <param name="Repeated">The source had paid or charged before; nothing moved this time.</param>
public sealed record Paid(string Currency, long Balance, bool Repeated);
