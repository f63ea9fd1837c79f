using System.Text;

namespace Questory.Platform.Data;

/// <summary>The one spelling of names outside C#: columns, enum texts, JSON.</summary>
public static class Naming
{
    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    public static string Snake(Enum value) => Snake(value.ToString());
}
