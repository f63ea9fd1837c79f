namespace Questory.Platform;

/// <summary>Facts of this installation that are no setting.</summary>
/// <param name="DataFolder">Absolute path of the folder for uploaded files and key files.</param>
public sealed record Installation(string DataFolder);
