using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Security;
using Questory.Platform.Slices;

namespace Questory.Notices.Preferences;

/// <summary>Links by which a mail's reader stops its category without signing in. The link holds its own meaning under this
/// installation's key: nothing is kept, nobody can make or read one, and it does nothing else.</summary>
internal sealed class SwitchOffLinks(SealedText seals, PublicAddress address)
{
    private const string Place = "mail switch-off";

    public SwitchOff For(AccountId reader, MailCategory category)
    {
        var token = Base64Url.EncodeToString(seals.Seal($"{reader.Value:N} {Naming.Snake(category)}", Place));
        return new(address.Of($"/mail/off/{token}"), address.Of($"/api/mail/off/{token}"));
    }

    public bool TryRead(string token, out AccountId reader, out MailCategory category)
    {
        (reader, category) = (default, default);
        if (token.Length > 300 || !Base64Url.IsValid(token) || !seals.TryOpen(Base64Url.DecodeFromChars(token), Place, out var text))
            return false;
        var parts = text.Split(' ');
        reader = new(Guid.ParseExact(parts[0], "N"));
        return EnumText.TryRead(parts[1], out category);
    }
}
