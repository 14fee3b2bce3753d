using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Tests.Dialects.Text;

public sealed class TextViewTests
{
    /// <summary>Charset, text, terminator and bytes: read and written both ways.</summary>
    public static TheoryData<string, string, string, string> Table => new()
    {
        { "utf-8", "", "", "" },
        { "utf-8", "", "\n", "0a" },
        { "utf-8", "", "\r\n", "0d0a" },
        { "utf-8", "", "\0", "00" },
        { "utf-8", "hi", "", "6869" },
        { "utf-8", "hi é", "\n", "686920c3a90a" },
        { "utf-8", "hi é", "\r\n", "686920c3a90d0a" },
        { "utf-8", "hi", "\r", "68690d" },
        { "utf-8", "hi", "\0", "686900" },
        { "utf-8", "two\nthree", "\n", "74776f0a74687265650a" },
        { "utf-8", "a\n", "\n", "610a0a" },
        { "utf-8", "a\0b", "\n", "6100620a" },
        { "utf-8", "日本語", "\n", "e697a5e69cace8aa9e0a" },
        { "utf-8", "😀", "", "f09f9880" },
        { "utf-8", "\U0010FFFF", "", "f48fbfbf" },
        { "utf-8", "\uFFFD", "", "efbfbd" },
        { "utf-8", "\uFFFF", "", "efbfbf" },
        { "utf-8", "\uFEFFhi", "\n", "efbbbf68690a" },
        { "utf-8", "e\u0301", "", "65cc81" },
        { "iso-8859-1", "é÷ÿ", "\n", "e9f7ff0a" },
        { "iso-8859-1", "\u0080\u009F", "", "809f" },
        { "us-ascii", "plain", "\n", "706c61696e0a" },
        { "gbk", "中文", "\n", "d6d0cec40a" },
        { "gb18030", "中文é😀", "\n", "d6d0cec4a8a69439fc360a" },
        { "gb18030", "\uFFFD", "", "8431a437" },
        { "shift_jis", "日本", "\r\n", "93fa967b0d0a" },
        { "shift_jis", "表~\\", "\n", "955c7e5c0a" },
        { "shift_jis", "ﾃｽﾄ", "", "c3bdc4" },
        { "euc-jp", "日本", "\n", "c6fccbdc0a" },
        { "euc-kr", "한국", "\n", "c7d1b1b90a" },
        { "big5", "中文", "\n", "a4a4a4e50a" },
        { "windows-1252", "€", "\n", "800a" },
        { "windows-1251", "Привет", "\n", "cff0e8e2e5f20a" },
        { "koi8-r", "Привет", "\n", "f0d2c9d7c5d40a" },
        { "ibm437", "é", "", "82" },
        { "macintosh", "\uF8FF", "", "f0" },
        { "shift_jis", "\uE000", "", "f040" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Read_Datagram_IsItsText(string charset, string text, string terminator, string hex)
    {
        var view = TextView.Read(Convert.FromHexString(hex), Charset(charset));

        Assert.Equal(new TextView(text, terminator.Length, Exact: true), view);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Write_Text_IsTheDatagram(string charset, string text, string terminator, string hex)
    {
        var written = TextView.Write(text, Charset(charset), terminator);

        Assert.Null(written.Fault);
        Assert.Equal(hex, Convert.ToHexStringLower(written.Bytes.Span));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Read_EachTruncation_IsAPartOfTheTextOrNone(string charset, string text, string terminator, string hex)
    {
        var bytes = Convert.FromHexString(hex);
        for (var length = 0; length < bytes.Length; length++)
        {
            var view = TextView.Read(bytes.AsSpan(0, length), Charset(charset));
            if (view.Text is null)
                Assert.Equal(default, view);
            else
                Assert.StartsWith(view.Text, text + terminator, StringComparison.Ordinal);
        }
    }

    // RFC 3629 sections 3, 4 and 10.
    [Theory]
    [InlineData("80")]
    [InlineData("bf0a")]
    [InlineData("c0af")]
    [InlineData("c080")]
    [InlineData("c1bf")]
    [InlineData("e08080")]
    [InlineData("e09fbf")]
    [InlineData("f0808080")]
    [InlineData("f08fbfbf")]
    [InlineData("eda080")]
    [InlineData("edbfbf")]
    [InlineData("eda0bdedb880")]
    [InlineData("f4908080")]
    [InlineData("f5808080")]
    [InlineData("f8888080")]
    [InlineData("fe")]
    [InlineData("ff0a")]
    [InlineData("c3")]
    [InlineData("c30a")]
    [InlineData("68c3")]
    [InlineData("e282")]
    [InlineData("f09f98")]
    [InlineData("c328")]
    [InlineData("e228a1")]
    [InlineData("68e9")]
    public void Read_NotUtf8_IsNoText(string hex) =>
        Assert.Equal(default, TextView.Read(Convert.FromHexString(hex), TextCharset.Utf8));

    [Theory]
    [InlineData("us-ascii", "80")]
    [InlineData("shift_jis", "93")]
    [InlineData("shift_jis", "930a")]
    [InlineData("gb18030", "8130")]
    [InlineData("gb18030", "ff")]
    [InlineData("gbk", "d6")]
    [InlineData("big5", "a4")]
    [InlineData("big5", "ff")]
    [InlineData("gbk", "ff")]
    [InlineData("shift_jis", "ff")]
    [InlineData("shift_jis", "8540")]
    [InlineData("euc-jp", "a1")]
    [InlineData("windows-1253", "d2")]
    [InlineData("windows-1255", "ff")]
    [InlineData("iso-8859-6", "ff")]
    public void Read_NotValidInTheCharset_IsNoText(string charset, string hex) =>
        Assert.Equal(default, TextView.Read(Convert.FromHexString(hex), Charset(charset)));

    [Theory]
    [InlineData("shift_jis", "8790", "≒")]
    [InlineData("shift_jis", "ed40", "纊")]
    [InlineData("shift_jis", "93faeef993fa", "日￢日")]
    [InlineData("big5", "a2a4", "═")]
    [InlineData("euc-jp", "adf0", "≒")]
    public void Read_SecondSpellingOfACharacter_IsTextThatDoesNotRebuildTheBytes(string charset, string hex, string text) =>
        Assert.Equal(new TextView(text, 0, Exact: false), TextView.Read(Convert.FromHexString(hex), Charset(charset)));

    [Theory]
    [InlineData("iso-8859-1", "5 € or less", 0x20AC, 3, 2, "“€” (U+20AC), character 3, cannot be written in iso-8859-1.")]
    [InlineData("us-ascii", "é", 0xE9, 1, 0, "“é” (U+00E9), character 1, cannot be written in us-ascii.")]
    [InlineData("shift_jis", "日本😀", 0x1F600, 3, 2, "“😀” (U+1F600), character 3, cannot be written in shift_jis.")]
    [InlineData("gbk", "a😀b", 0x1F600, 2, 1, "“😀” (U+1F600), character 2, cannot be written in gbk.")]
    [InlineData("shift_jis", "¥", 0xA5, 1, 0, "“¥” (U+00A5), character 1, cannot be written in shift_jis.")]
    [InlineData("iso-8859-1", "a\u202Eb", 0x202E, 2, 1, "U+202E, character 2, cannot be written in iso-8859-1.")]
    [InlineData("shift_jis", "\uF8F3", 0xF8F3, 1, 0, "U+F8F3, character 1, cannot be written in shift_jis.")]
    [InlineData("iso-8859-1", "ａ", 0xFF41, 1, 0, "“ａ” (U+FF41), character 1, cannot be written in iso-8859-1.")]
    public void Write_CharacterThatTheCharsetLacks_IsNamedWithItsPlace(
        string charset, string text, int codePoint, int position, int index, string sentence)
    {
        var written = TextView.Write(text, Charset(charset), "\n");

        Assert.Equal(new UnwritableCharacter(codePoint, position, index, charset), written.Fault);
        Assert.Equal(sentence, written.Fault!.Describe().Text);
        Assert.True(written.Bytes.IsEmpty);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("iso-8859-1")]
    [InlineData("shift_jis")]
    public void Write_HalfACharacter_IsNamedWithItsPlace(string charset)
    {
        foreach (var text in (string[])["ab\ud83d", "ab\ud83dc", "ab\ude00", "ab\ude00\ud83d", "ab\ud83d\ud83d\ude00"])
        {
            var fault = TextView.Write(text, Charset(charset), "").Fault;

            Assert.Equal(new UnwritableCharacter(text[2], 3, 2, charset), fault);
            Assert.Equal($"Character 3 is half of a character (U+{(int)text[2]:X4}) and cannot be written.", fault!.Describe().Text);
        }
    }

    [Fact]
    public void ReadAndWrite_LongestDatagram_IsUnchanged()
    {
        var text = new string('é', 32_753);
        var written = TextView.Write(text, TextCharset.Utf8, "\n");

        Assert.Equal(65_507, written.Bytes.Length);
        Assert.Equal(new TextView(text, 1, Exact: true), TextView.Read(written.Bytes.Span, TextCharset.Utf8));
    }

    private static TextCharset Charset(string name) =>
        TextCharset.TryFind(name, out var charset) ? charset : throw new ArgumentException($"No charset {name}.", nameof(name));
}
