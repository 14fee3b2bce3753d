using System.Globalization;
using System.Text;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Dialects.Text;

/// <summary>A character that a charset does not have.</summary>
/// <param name="CodePoint">The character, or half of one (U+D800 to U+DFFF) whose other half is missing.</param>
/// <param name="Position">Its place in the text, counted in characters from 1.</param>
/// <param name="Index">Its place in the string, counted in UTF-16 units from 0.</param>
/// <param name="Charset">The charset's name.</param>
public sealed record UnwritableCharacter(int CodePoint, int Position, int Index, string Charset)
{
    /// <summary>What is wrong, as a sentence for whoever wrote the text.</summary>
    public Reason Describe() => Rune.IsValid(CodePoint)
        ? ConversationReasons.Unwritable.With(Shown(new Rune(CodePoint)), Position, Charset)
        : ConversationReasons.HalfCharacter.With(Position, $"U+{CodePoint:X4}");

    // A control or format character would not show, or would turn the sentence around.
    private static string Shown(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            ? $"U+{rune.Value:X4}"
            : $"“{rune}” (U+{rune.Value:X4})";
}
