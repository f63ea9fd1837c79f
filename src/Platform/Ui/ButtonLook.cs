namespace Questory.Platform.Ui;

/// <summary>How loud a button is: one <see cref="Main"/> or <see cref="Spark"/> per screen, <see cref="Plain"/> beside it, <see cref="Quiet"/> in bars and rows.</summary>
public enum ButtonLook { Plain, Main, Spark, Soft, Quiet }

/// <summary>Small in tables and bars, large for the one next step.</summary>
public enum ButtonSize { Normal, Small, Large }

internal static class ButtonClass
{
    public static string Of(ButtonLook look, ButtonSize size, bool wide, bool iconOnly) => string.Join(' ',
    [
        "btn",
        .. look is ButtonLook.Plain ? Array.Empty<string>() : [$"btn-{look.ToString().ToLowerInvariant()}"],
        .. size is ButtonSize.Normal ? Array.Empty<string>() : [$"btn-{size.ToString().ToLowerInvariant()}"],
        .. wide ? ["btn-wide"] : Array.Empty<string>(),
        .. iconOnly ? ["btn-icon"] : Array.Empty<string>(),
    ]);
}
