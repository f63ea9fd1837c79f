namespace Questory.Platform.Ui.Art;

/// <summary>Scenes for themed times of the year or the imagination.</summary>
public static partial class Scenes
{
    /// <summary>Names of the scenes that a season may wear.</summary>
    public static readonly IReadOnlyList<string> Themes = ["ocean", "space", "winter", "garden", "summit", "trail"];

    private const string Ocean = """
        <path d="M10 40h220v112a30 30 0 0 1-30 30H40a30 30 0 0 1-30-30z" fill="var(--tone-soft)"/><path d="M10 40q27-18 55 0t55 0 55 0 55 0v26H10z" fill="var(--tone-line)"/>
        <path d="M10 160q40-26 84-8t136-10v10a30 30 0 0 1-30 30H40a30 30 0 0 1-30-30z" fill="var(--tone-edge)"/>
        <path d="M70 108c22-34 76-34 98 0-22 34-76 34-98 0z" fill="var(--spark)"/><path d="M164 108l34-24v48z" fill="var(--spark-edge)"/><path d="M106 82q16-18 34-2z" fill="var(--spark-edge)"/>
        <path d="M112 92v32M130 86v44M148 92v32" stroke="var(--spark-edge)" stroke-width="6" opacity=".7"/><circle cx="92" cy="102" r="9" fill="#fff"/><circle cx="90" cy="103" r="4.5" fill="var(--ink)"/><path d="M78 116q7 6 13 1" stroke="var(--ink)" stroke-width="3.5"/>
        <path d="M38 170c-8-26 12-30 4-52M54 174c-4-18 12-22 6-40M200 172c8-20-10-26-2-46" stroke="var(--tone)" stroke-width="7"/>
        <circle cx="56" cy="86" r="6" stroke="#fff" stroke-width="3"/><circle cx="44" cy="66" r="4" stroke="#fff" stroke-width="3"/><circle cx="210" cy="80" r="5" stroke="#fff" stroke-width="3"/>
        """;

    private const string Space = """
        <circle cx="120" cy="98" r="88" fill="var(--ink)"/><circle cx="120" cy="98" r="88" fill="var(--tone)" opacity=".38"/>
        <path d="M66 40l3 7 7 3-7 3-3 7-3-7-7-3 7-3zM186 118l3 7 7 3-7 3-3 7-3-7-7-3 7-3z" fill="var(--spark)"/><circle cx="98" cy="34" r="2.5" fill="#fff"/><circle cx="58" cy="92" r="2.5" fill="#fff"/><circle cx="170" cy="160" r="2.5" fill="#fff"/><circle cx="188" cy="70" r="2.5" fill="#fff"/>
        <circle cx="170" cy="58" r="20" fill="var(--spark)"/><path d="M142 68q28 6 56-22" stroke="var(--spark-edge)" stroke-width="6"/>
        <path d="M82 150c-6-46 14-82 42-100 20 28 26 68 8 108z" fill="#fff"/><path d="M110 66l14-16 11 20z" fill="var(--tone)"/><path d="M82 118l-22 30 24-2zM140 128l18 34-26-6z" fill="var(--tone)"/><circle cx="114" cy="100" r="13" fill="var(--tone-line)" stroke="var(--tone-edge)" stroke-width="5"/>
        <path d="M90 156c-4 16 2 26 8 34 4-8 6-10 8-10s6 4 10 8c4-12 8-22 6-32z" fill="var(--spark)"/><path d="M98 158c-1 8 1 12 5 17 4-5 6-11 6-17z" fill="var(--spark-edge)"/>
        """;

    private const string Winter = """
        <path d="M8 150Q66 112 124 144T232 136V188H8Z" fill="var(--tone-line)"/><path d="M8 168Q80 140 150 164T232 160V192H8Z" fill="var(--raised)"/>
        <path d="M52 164l-30-44h16l-22-34h16L52 50l20 36h16l-22 34h16z" fill="var(--tone)"/><path d="M52 50l20 36-20-8-20 8zM52 92l30 28-30-10-30 10z" fill="#fff" opacity=".85"/><path d="M52 162v16" stroke="var(--tone-edge)" stroke-width="8"/>
        <circle cx="158" cy="146" r="34" fill="#fff" stroke="var(--tone-line)" stroke-width="4"/><circle cx="158" cy="94" r="24" fill="#fff" stroke="var(--tone-line)" stroke-width="4"/>
        <path d="M136 110q22 14 46 0v10q-24 12-46 0zM172 116l8 26h-14z" fill="var(--spark)"/><path d="M136 74h46M144 74V52h30v22" stroke="var(--ink)" stroke-width="7" fill="var(--ink)"/><path d="M145 64h28" stroke="var(--spark)" stroke-width="6"/>
        <circle cx="150" cy="90" r="3.5" fill="var(--ink)"/><circle cx="168" cy="90" r="3.5" fill="var(--ink)"/><path d="M158 96l18 5-18 3z" fill="var(--spark-edge)"/><circle cx="158" cy="136" r="3.5" fill="var(--ink)"/><circle cx="158" cy="152" r="3.5" fill="var(--ink)"/><path d="M126 138l-26-18M190 138l24-20" stroke="var(--tone-edge)" stroke-width="5"/>
        <path d="M104 40v16M97 44l14 8M111 44l-14 8M210 44v12M205 47l10 6M215 47l-10 6M26 32v12M21 35l10 6M31 35l-10 6" stroke="var(--tone)" stroke-width="3.5"/>
        """;

    private const string Garden = """
        <circle cx="186" cy="48" r="24" fill="var(--spark)"/><path d="M8 158Q70 124 130 150T232 146V188H8Z" fill="var(--tone-line)"/><path d="M8 176Q84 150 150 172T232 168V192H8Z" fill="var(--tone)"/>
        <path d="M70 170V104M128 174V80M182 170v-52" stroke="var(--tone-edge)" stroke-width="7"/><path d="M70 148q-24-2-28-22 26-2 28 22zM128 150q26-4 30-26-28-2-30 26zM182 152q-20-2-24-18 22-2 24 18z" fill="var(--tone)"/>
        <path d="M70 104c-20-6-20-28-4-32 2-16 26-14 26 0 16 4 12 28-6 30-4 6-12 6-16 2z" fill="var(--spark-edge)"/><circle cx="76" cy="88" r="9" fill="#fff"/>
        <path d="M128 84c-26 0-34-24-16-34-2-20 30-22 32-2 20 6 12 34-16 36z" fill="var(--spark)"/><circle cx="128" cy="62" r="11" fill="var(--ink)" opacity=".75"/>
        <path d="M164 120c0-22 8-30 18-34 10 4 18 12 18 34-10 8-26 8-36 0z" fill="var(--spark-edge)"/><path d="M182 88v34" stroke="var(--spark)" stroke-width="5"/>
        <path d="M36 66c-10-14-26-6-20 8 4 8 14 8 20 0 6 8 16 8 20 0 6-14-10-22-20-8z" fill="var(--tone)"/><path d="M36 62v20" stroke="var(--ink)" stroke-width="4"/>
        """;
}
