namespace Questory.Platform.Modules;

/// <summary>The root of contracts that any room may fulfil, any number of times: a section of an export, a share of a purge.
/// Whoever implements one is found by scan, in the rooms' order; whoever needs them asks for all.</summary>
public interface IContribution;
