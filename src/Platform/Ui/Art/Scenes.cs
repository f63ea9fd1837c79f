namespace Questory.Platform.Ui.Art;

/// <summary>Drawn scenes, 240 × 200, painted with the theme's custom properties so that they follow hue and mode.</summary>
public static partial class Scenes
{
    private const string Ground = """<ellipse cx="120" cy="178" rx="96" ry="12" fill="var(--tone-line)" opacity=".55"/>""";

    public static readonly IReadOnlyDictionary<string, string> ByName = new Dictionary<string, string>
    {
        ["trail"] = Trail, ["robot"] = Robot, ["owl"] = Owl, ["lounge"] = Lounge, ["arches"] = Arches, ["summit"] = Summit,
        ["telescope"] = Telescope, ["chest"] = Chest, ["lost"] = Lost, ["repair"] = Repair, ["rest"] = Rest,
        ["ocean"] = Ocean, ["space"] = Space, ["winter"] = Winter, ["garden"] = Garden,
    };

    private const string Trail = """
        <circle cx="176" cy="52" r="26" fill="var(--spark)"/>
        <path d="M8 170Q50 82 112 118T232 98V188H8Z" fill="var(--tone-line)"/>
        <path d="M8 186Q84 118 150 152T232 146V192H8Z" fill="var(--tone)"/>
        <path d="M40 186c22-12 64-6 70-22s-26-20-2-32 52 2 58-12" stroke="var(--bg)" stroke-width="6" stroke-dasharray="1 13"/>
        <path d="M168 118V70" stroke="var(--text)" stroke-width="5"/><path d="M171 71l38 13-38 14z" fill="var(--spark-edge)"/>
        <path d="M44 152l16-46 16 46zM74 156l12-34 12 34z" fill="var(--tone-edge)"/>
        """;

    private const string Robot = Ground + """
        <path d="M120 44V26" stroke="var(--tone-edge)" stroke-width="6"/><circle cx="120" cy="21" r="9" fill="var(--spark)" stroke="var(--spark-edge)" stroke-width="3"/>
        <rect x="70" y="42" width="100" height="76" rx="30" fill="var(--tone)"/><rect x="80" y="54" width="80" height="50" rx="22" fill="var(--ink)"/>
        <rect x="58" y="68" width="12" height="26" rx="6" fill="var(--tone-edge)"/><rect x="170" y="68" width="12" height="26" rx="6" fill="var(--tone-edge)"/>
        <path d="M98 76q6-9 12 0M130 76q6-9 12 0" stroke="var(--spark)" stroke-width="5.5"/><path d="M108 90q12 9 24 0" stroke="#fff" stroke-width="4.5"/>
        <path d="M84 122h72l6 36a18 18 0 0 1-18 18H96a18 18 0 0 1-18-18z" fill="var(--tone)"/><rect x="96" y="132" width="48" height="28" rx="10" fill="var(--tone-soft)"/>
        <path d="m120 136 3.2 6.5 7.2 1-5.2 5 1.2 7.2-6.4-3.4-6.4 3.4 1.2-7.2-5.2-5 7.2-1z" fill="var(--spark-edge)"/>
        <path d="M80 134q-26 4-30 28M160 132q28-6 30-44" stroke="var(--tone-edge)" stroke-width="12"/><circle cx="49" cy="164" r="10" fill="var(--spark)"/><circle cx="191" cy="82" r="11" fill="var(--spark)"/>
        <path d="M34 60l4 9 9 4-9 4-4 9-4-9-9-4 9-4zM210 36l3 7 7 3-7 3-3 7-3-7-7-3 7-3z" fill="var(--spark)"/>
        """;

    private const string Owl = Ground + """
        <path d="M46 168l62-10 12 10 12-10 62 10v-22l-62-10-12 8-12-8-62 10z" fill="var(--raised)" stroke="var(--tone-edge)" stroke-width="4"/><path d="M120 146v22" stroke="var(--tone-edge)" stroke-width="4"/>
        <path d="M76 76c0-44 88-44 88 0v30c0 50-88 50-88 0z" fill="var(--tone)"/><path d="M76 70l-4-32 28 14zM164 70l4-32-28 14z" fill="var(--tone-edge)"/>
        <path d="M96 112c0-20 48-20 48 0 0 36-48 36-48 0z" fill="var(--tone-soft)"/><path d="M108 112q4 5 8 0M124 112q4 5 8 0M116 122q4 5 8 0" stroke="var(--tone)" stroke-width="3"/>
        <circle cx="102" cy="76" r="19" fill="#fff"/><circle cx="138" cy="76" r="19" fill="#fff"/><circle cx="104" cy="77" r="9" fill="var(--ink)"/><circle cx="136" cy="77" r="9" fill="var(--ink)"/><circle cx="107" cy="73" r="3" fill="#fff"/><circle cx="139" cy="73" r="3" fill="#fff"/>
        <path d="M113 90h14l-7 11z" fill="var(--spark)" stroke="var(--spark-edge)" stroke-width="3"/><path d="M76 92c-14 12-12 32 2 44M164 92c14 12 12 32-2 44" stroke="var(--tone-edge)" stroke-width="9"/>
        <path d="M196 164V96" stroke="var(--text)" stroke-width="5"/><path d="M184 96h24l-4-26h-16z" fill="var(--spark)"/><path d="M182 70h28l-14-14z" fill="var(--spark-edge)"/><circle cx="196" cy="84" r="20" fill="var(--spark)" opacity=".25"/>
        """;

    private const string Lounge = """
        <circle cx="160" cy="70" r="62" fill="var(--spark)" opacity=".2"/><path d="M160 8v26" stroke="var(--tone-edge)" stroke-width="4"/><path d="M128 62q32-62 64 0z" fill="var(--spark)"/><path d="M128 62h64" stroke="var(--spark-edge)" stroke-width="6"/>
        <path d="M18 178h204" stroke="var(--tone-line)" stroke-width="6"/>
        <path d="M44 118c0-30 24-42 52-42s52 12 52 42v22H44z" fill="var(--tone)"/><path d="M30 120a14 14 0 0 1 28 0v22h76v-22a14 14 0 0 1 28 0v44H30z" fill="var(--tone-edge)"/><path d="M42 164v12M150 164v12" stroke="var(--tone-edge)" stroke-width="8"/>
        <path d="M78 92h38v22H92l-9 8v-8h-5z" fill="var(--raised)"/><path d="M87 103h20" stroke="var(--tone-text)" stroke-width="4"/>
        <path d="M182 138h38M201 138v38M188 176h26" stroke="var(--text-2)" stroke-width="6"/><path d="M190 122h18v8a8 8 0 0 1-8 8h-2a8 8 0 0 1-8-8zM208 125a5 5 0 0 1 0 9" fill="var(--raised)" stroke="var(--spark-edge)" stroke-width="3.5"/>
        <path d="M196 114q-4-6 0-11M203 114q-4-6 0-11" stroke="var(--text-2)" stroke-width="3"/><path d="M36 42l3 8 8 3-8 3-3 8-3-8-8-3 8-3zM88 22l2 6 6 2-6 2-2 6-2-6-6-2 6-2z" fill="var(--spark)"/>
        """;

    private const string Arches = """
        <path d="M20 182V110a50 50 0 0 1 100 0v72z" fill="var(--tone-soft)"/><path d="M40 182v-70a30 30 0 0 1 60 0v70z" fill="var(--tone-line)"/>
        <path d="M104 182V82a58 58 0 0 1 116 0v100z" fill="var(--tone)"/><path d="M126 182V84a36 36 0 0 1 72 0v98z" fill="var(--tone-edge)"/><path d="M146 182v-94a16 16 0 0 1 32 0v94z" fill="var(--spark)"/>
        <circle cx="70" cy="36" r="16" fill="var(--spark)"/><path d="M8 184h224" stroke="var(--text)" stroke-width="4"/>
        """;

    private const string Summit = """
        <path d="M12 182L86 70l34 46 40-76 68 142z" fill="var(--tone-line)"/><path d="M100 182l60-142 68 142z" fill="var(--tone)"/><path d="M160 40l24 50-14-8-10 12-10-14-12 10z" fill="var(--raised)"/>
        <path d="M36 182h30v-22h30v-22h30v-22h28" stroke="var(--spark-edge)" stroke-width="7"/><path d="M160 40V12" stroke="var(--text)" stroke-width="5"/><path d="M162 12l28 9-28 9z" fill="var(--spark-edge)"/>
        <circle cx="56" cy="46" r="18" fill="var(--spark)"/><path d="M8 184h224" stroke="var(--tone-edge)" stroke-width="4"/>
        """;
}
