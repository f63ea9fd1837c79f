namespace Questory.Platform.Access;

/// <summary>Who is asking, and where: nobody, a person, or the system itself. One per request or job.</summary>
public sealed class Actor
{
    private static readonly IReadOnlyDictionary<AccountId, Actor> Nobody = new Dictionary<AccountId, Actor>();

    private IReadOnlySet<string> permissions = new HashSet<string>();

    public AccountId? Account { get; private set; }
    public Guid? Session { get; private set; }
    public CurrentRealm? Realm { get; private set; }
    public bool IsMember { get; private set; }
    public bool IsSystem { get; private set; }

    /// <summary>Runs the whole installation: may make realms and enter each as its admin.</summary>
    public bool IsOperator { get; private set; }

    /// <summary>How others see this person; never an e-mail or a child's first name.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>The address of the picture this person shows in the realm in force; null shows the face drawn from their id.</summary>
    public string? Face { get; private set; }

    /// <summary>Why this signed-in person may do nothing yet (a child waiting for consent); null when nothing holds them.</summary>
    public string? HeldBack { get; private set; }

    /// <summary>The same as a stable word, for programs.</summary>
    public string HeldBackCode { get; private set; } = "held_back";

    public string Language { get; private set; } = "en";
    public TimeZoneInfo TimeZone { get; private set; } = TimeZoneInfo.Utc;
    public string? IpAddress { get; private set; }

    /// <summary><c>light</c> or <c>dark</c>; null follows the device.</summary>
    public string? Mode { get; private set; }

    /// <summary>What the browser or program calls itself.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>The signed-in person. Slices reached only by signed-in people use this.</summary>
    public AccountId Me => Account ?? throw new InvalidOperationException("A slice that needs a person was run for nobody.");

    /// <summary>The realm in force. Slices below a realm route use this.</summary>
    public RealmId Here => Realm?.Id ?? throw new InvalidOperationException("A slice that needs a realm was run outside one.");

    public bool May(string permission) => IsSystem || permissions.Contains(permission);

    public void From(string? ipAddress, string language, string? userAgent = null)
    {
        IpAddress = ipAddress;
        Language = language;
        UserAgent = userAgent;
    }

    /// <summary>The person's own language takes the place of the browser's.</summary>
    public void Speak(string language) => Language = language;

    public void PreferMode(string? mode) => Mode = mode;

    /// <summary>A signed-in person who may do nothing here for now, and why.</summary>
    public void HoldBack(string reason) => (HeldBack, HeldBackCode) = (reason, "held_back");

    public void SignIn(AccountId account, Guid session, string displayName, TimeZoneInfo zone, bool isOperator, string? heldBack = null, string heldBackCode = "held_back")
    {
        Account = account;
        Session = session;
        DisplayName = displayName;
        TimeZone = zone;
        IsOperator = isOperator;
        (HeldBack, HeldBackCode) = (heldBack, heldBackCode);
    }

    /// <summary>The same person in the same realm, asking in another scope.</summary>
    public void Become(Actor other)
    {
        (Account, Session, Realm, IsMember, IsSystem, IsOperator) = (other.Account, other.Session, other.Realm, other.IsMember, other.IsSystem, other.IsOperator);
        (DisplayName, Face, HeldBack, Language, Mode, TimeZone) = (other.DisplayName, other.Face, other.HeldBack, other.Language, other.Mode, other.TimeZone);
        (IpAddress, UserAgent, permissions) = (other.IpAddress, other.UserAgent, other.permissions);
    }

    public void Enter(CurrentRealm realm, bool member, IReadOnlySet<string> granted, string? face = null)
    {
        Face = face;
        Realm = realm;
        IsMember = member;
        permissions = granted;
    }

    /// <summary>Those whose works are committed together in this unit of work; empty in every other.</summary>
    public IReadOnlyDictionary<AccountId, Actor> Company { get; private set; } = Nobody;

    /// <summary>Whoever of those who ask is this person; null when the person is none of them.</summary>
    public Actor? AskingAs(AccountId person) => Account == person ? this : Company.GetValueOrDefault(person);

    /// <summary>Several people of one realm, who are nobody together: what is done names its person each time.</summary>
    public void BecomeCompany(IEnumerable<Actor> people)
    {
        Company = people.ToDictionary(person => person.Me);
        Realm = Company.Values.First().Realm;
    }

    /// <summary>Jobs, reactions and the command line act as the system, in one realm or across all.</summary>
    public void BecomeSystem(CurrentRealm? realm = null)
    {
        IsSystem = true;
        Realm = realm;
    }
}
