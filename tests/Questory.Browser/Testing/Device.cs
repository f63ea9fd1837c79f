namespace Questory.Browser.Testing;

/// <summary>What somebody looks through.</summary>
public sealed record Device(int Width, int Height, bool Dark = false, bool Scripts = true, string? Language = null)
{
    public static Device Desk { get; } = new(1280, 800);

    /// <summary>The narrowest screen a page must fit.</summary>
    public static Device Phone { get; } = new(360, 740);
}
