namespace Questory.Platform.Ui.Art;

public static partial class Scenes
{
    private static readonly string[] waysides =
    [
        """<ellipse cx="120" cy="176" rx="90" ry="12" fill="var(--tone-line)" opacity=".5"/><path d="M70 172l40-104 40 104z" fill="var(--tone)"/><path d="M110 68l40 104h-26z" fill="var(--tone-edge)"/><path d="M146 172l24-64 24 64z" fill="var(--tone)"/><path d="M170 108l24 64h-16z" fill="var(--tone-edge)"/><path d="M40 172q4-22 18-18t8 18z" fill="var(--tone-line)"/>""",
        """<ellipse cx="120" cy="176" rx="90" ry="12" fill="var(--tone-line)" opacity=".5"/><path d="M60 174l56-92 56 92z" fill="var(--spark)"/><path d="M116 82l56 92h-28z" fill="var(--spark-edge)"/><path d="M100 174l16-46 16 46z" fill="var(--ink)"/><path d="M116 82V66l20 7-20 7" fill="var(--tone)" stroke="var(--tone-edge)" stroke-width="4"/><path d="M186 174q-12-10 2-30 14 16 4 30z" fill="var(--spark-edge)"/>""",
        """<path d="M40 96a22 22 0 0 1 6-43 34 34 0 0 1 64-8 26 26 0 0 1 44 16 18 18 0 0 1 0 35z" fill="var(--tone-soft)" stroke="var(--tone-line)" stroke-width="4"/><path d="M120 170a16 16 0 0 1 4-31 24 24 0 0 1 46-5 18 18 0 0 1 30 11 13 13 0 0 1 0 25z" fill="var(--tone-soft)" stroke="var(--tone-line)" stroke-width="4"/>""",
        """<ellipse cx="120" cy="176" rx="80" ry="11" fill="var(--tone-line)" opacity=".5"/><path d="M120 174V60" stroke="var(--tone-edge)" stroke-width="9"/><path d="M70 66h84l18 17-18 17H70z" fill="var(--tone)"/><path d="M166 112H92l-16 14 16 14h74z" fill="var(--spark)"/><path d="M88 83h44" stroke="var(--bg)" stroke-width="6" stroke-dasharray="14 10"/>""",
    ];

    /// <summary>A small thing beside the trail; they take turns.</summary>
    public static string Wayside(int turn) => waysides[turn % waysides.Length];
}
