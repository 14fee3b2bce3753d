using System.Globalization;
using System.Text;

namespace WebUdpChat.Core.Journal;

/// <summary>What a character is to a search.</summary>
internal enum RuneClass
{
    /// <summary>Part of a word.</summary>
    Word,

    /// <summary>A token by itself.</summary>
    Alone,

    /// <summary>Ends a word, and is no part of one.</summary>
    Separator,

    /// <summary>As if it were not there.</summary>
    Ignored,
}

/// <summary>Takes case, accents and width off characters. By table, because the runtime does not normalize without ICU.</summary>
internal static class TextFolding
{
    public static Rune Fold(Rune rune)
    {
        if (rune.IsAscii)
            return new Rune(char.ToLowerInvariant((char)rune.Value));

        // U+FF01..U+FF5E are ASCII in full width.
        if (rune.Value is >= 0xFF01 and <= 0xFF5E)
            return new Rune(char.ToLowerInvariant((char)(rune.Value - 0xFEE0)));
        var lower = Rune.ToLowerInvariant(rune);
        return LatinFolding.BaseOf(lower.Value) is { } letter ? new Rune(letter) : lower;
    }

    public static RuneClass Classify(Rune rune)
    {
        if (rune.IsAscii)
            return char.IsAsciiLetterOrDigit((char)rune.Value) ? RuneClass.Word : RuneClass.Separator;

        // Combining accents, as in decomposed text, and the selectors that choose how an emoji looks.
        if (rune.Value is (>= 0x300 and <= 0x36F) or 0xFE0E or 0xFE0F)
            return RuneClass.Ignored;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.OtherSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol => RuneClass.Alone,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber => IsWrittenWithoutSpaces(rune.Value) ? RuneClass.Alone : RuneClass.Word,
            _ => RuneClass.Separator,
        };
    }

    private static bool IsWrittenWithoutSpaces(int value) => value is
        (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
        or (>= 0x1000 and <= 0x109F) // Myanmar
        or (>= 0x1780 and <= 0x17FF) // Khmer
        or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x312F) or (>= 0x31A0 and <= 0x31FF) // kana, bopomofo
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) // Han
        or (>= 0xFF66 and <= 0xFF9F) // kana in half width
        or (>= 0x1AFF0 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF);
}
