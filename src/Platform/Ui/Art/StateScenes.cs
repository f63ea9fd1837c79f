namespace Questory.Platform.Ui.Art;

/// <summary>Scenes for empty, lost and broken pages.</summary>
public static partial class Scenes
{
    private const string Telescope = Ground + """
        <path d="M120 118l-34 58M120 118l34 58M120 118v50" stroke="var(--tone-edge)" stroke-width="7"/>
        <g transform="rotate(-24 120 104)"><rect x="58" y="88" width="84" height="32" rx="8" fill="var(--tone)"/><rect x="138" y="82" width="42" height="44" rx="9" fill="var(--tone-edge)"/><rect x="40" y="94" width="22" height="20" rx="6" fill="var(--spark)"/></g>
        <path d="M196 24l4 11 11 4-11 4-4 11-4-11-11-4 11-4z" fill="var(--spark)"/><circle cx="160" cy="26" r="4" fill="var(--spark-edge)"/><circle cx="220" cy="72" r="4" fill="var(--spark-edge)"/><circle cx="58" cy="46" r="4" fill="var(--tone-line)"/><circle cx="98" cy="26" r="3" fill="var(--tone-line)"/>
        """;

    private const string Chest = Ground + """
        <path d="M56 98q0-40 64-40t64 40z" fill="var(--tone)" transform="rotate(-10 56 98)"/><path d="M60 90q20-24 60-24t60 12" stroke="var(--spark)" stroke-width="7" transform="rotate(-10 56 98)"/>
        <path d="M66 102q10-22 22-8t22-6 20 8 22-4 22 10z" fill="var(--spark)" stroke="var(--spark-edge)" stroke-width="3"/>
        <rect x="52" y="104" width="136" height="68" rx="10" fill="var(--tone-edge)"/><path d="M52 124h136" stroke="var(--tone)" stroke-width="7"/><rect x="106" y="112" width="28" height="30" rx="7" fill="var(--spark)"/><path d="M120 122v10" stroke="var(--ink)" stroke-width="5"/>
        <path d="M40 60l3 8 8 3-8 3-3 8-3-8-8-3 8-3zM206 44l3 8 8 3-8 3-3 8-3-8-8-3 8-3z" fill="var(--spark)"/>
        """;

    private const string Lost = Ground + """
        <path d="M120 176V46" stroke="var(--tone-edge)" stroke-width="9"/><path d="M64 56h92l18 17-18 17H64z" fill="var(--tone)"/><path d="M176 98H96l-18 15 18 15h80z" fill="var(--spark)"/>
        <path d="M84 73h48M112 113h44" stroke="var(--bg)" stroke-width="5" stroke-dasharray="12 9"/>
        <path d="M78 176q6-18 20-14t10 14zM140 176q4-24 22-20t18 20z" fill="var(--tone-line)"/><path d="M34 150c10-20 30-4 24 8M30 118c-4-10 6-18 14-10" stroke="var(--tone-line)" stroke-width="5" stroke-dasharray="1 11"/>
        """;

    private const string Repair = Ground + """
        <rect x="72" y="70" width="96" height="72" rx="26" fill="var(--tone-line)"/><rect x="84" y="84" width="72" height="44" rx="18" fill="var(--ink)"/>
        <path d="M98 98l10 10M108 98l-10 10M132 98l10 10M142 98l-10 10" stroke="var(--spark)" stroke-width="5"/><path d="M110 119q10-7 20 0" stroke="#fff" stroke-width="4"/>
        <path d="M120 70V52" stroke="var(--tone-edge)" stroke-width="6"/><circle cx="124" cy="46" r="8" fill="var(--spark)"/><path d="M88 142l-6 32h76l-6-32z" fill="var(--tone)"/>
        <path d="M168 150l34-34" stroke="var(--text-2)" stroke-width="10"/><path d="M196 124a16 16 0 1 1 20-22l-12 2-2 10z" fill="var(--text-2)"/><path d="M50 82q-10-8-4-18M42 104q-14-2-16-14" stroke="var(--spark-edge)" stroke-width="5"/>
        """;

    private const string Rest = Ground + """
        <path d="M44 174L112 62l68 112z" fill="var(--tone)"/><path d="M112 62l68 112h-34z" fill="var(--tone-edge)"/><path d="M94 174l18-56 20 56z" fill="var(--ink)"/><path d="M112 62v-14" stroke="var(--tone-edge)" stroke-width="5"/>
        <path d="M186 52a28 28 0 1 1-26-40 22 22 0 0 0 26 40z" fill="var(--spark)"/><path d="M192 172c-14-10-4-22 2-32 10 10 16 22 4 32z" fill="var(--spark-edge)"/><path d="M180 174h30" stroke="var(--text-2)" stroke-width="6"/>
        <circle cx="52" cy="42" r="4" fill="var(--spark)"/><circle cx="84" cy="24" r="3" fill="var(--spark)"/><circle cx="222" cy="96" r="3" fill="var(--spark)"/>
        """;
}
