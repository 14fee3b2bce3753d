using System.Globalization;
using System.Text;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Chat;

/// <summary>Names that people give.</summary>
internal static class DisplayName
{
    /// <summary>Characters (UTF-16 units) in a name.</summary>
    public const int MaxLength = 100;

    /// <summary>The name without blanks around it; empty for none.</summary>
    public static Outcome<string> Check(string? name)
    {
        var trimmed = (name ?? "").Trim();
        if (trimmed.Length > MaxLength)
            return new Refusal(RefusalKind.Invalid, PeerReasons.NameTooLong.With(MaxLength));
        return trimmed.EnumerateRunes().Any(IsHidden)
            ? new Refusal(RefusalKind.Invalid, PeerReasons.NameUnseen.With())
            : trimmed;
    }

    /// <summary>The same for a name that must be there.</summary>
    public static Outcome<string> Require(string? name)
    {
        var checkedName = Check(name);
        return checkedName is { IsRefused: false, Value.Length: 0 }
            ? new Refusal(RefusalKind.Invalid, PeerReasons.NameMissing.With())
            : checkedName;
    }

    // Joiners are part of emoji and of some scripts.
    private static bool IsHidden(Rune rune) => rune.Value is not (0x200C or 0x200D)
        && (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
