using System.Text;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Tests.Dialects.Text;

public sealed class TextCharsetTests
{
    private static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(value => (byte)value)];

    public static TheoryData<string> Names => new(TextCharset.Names);

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("UTF-8", "utf-8")]
    [InlineData("Utf8", "utf-8")]
    [InlineData("latin1", "iso-8859-1")]
    [InlineData("ISO-8859-1", "iso-8859-1")]
    [InlineData("ascii", "us-ascii")]
    [InlineData("GBK", "gbk")]
    [InlineData("gb2312", "gbk")]
    [InlineData("cp936", "gbk")]
    [InlineData("GB18030", "gb18030")]
    [InlineData("sjis", "shift_jis")]
    [InlineData("Shift_JIS", "shift_jis")]
    [InlineData("Shift-JIS", "shift_jis")]
    [InlineData("x-sjis", "shift_jis")]
    [InlineData("CP932", "shift_jis")]
    [InlineData("Windows-31J", "shift_jis")]
    [InlineData("Big5", "big5")]
    [InlineData("euc-jp", "euc-jp")]
    [InlineData("EUC-KR", "euc-kr")]
    [InlineData("cp1252", "windows-1252")]
    [InlineData("Windows-1251", "windows-1251")]
    [InlineData("koi8-r", "koi8-r")]
    [InlineData("cp437", "ibm437")]
    [InlineData("IBM850", "ibm850")]
    [InlineData("latin9", "iso-8859-15")]
    [InlineData("tis-620", "windows-874")]
    public void TryFind_NameOrAlias_IsTheCanonicalCharset(string name, string canonical)
    {
        Assert.True(TextCharset.TryFind(name, out var charset));
        Assert.Equal(canonical, charset.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("utf-8 ")]
    [InlineData("utf-7")]
    [InlineData("utf-16")]
    [InlineData("utf-16be")]
    [InlineData("utf-32")]
    [InlineData("unicode")]
    [InlineData("iso-2022-jp")]
    [InlineData("iso-2022-kr")]
    [InlineData("hz-gb-2312")]
    [InlineData("ibm037")]
    [InlineData("x-europa")]
    [InlineData("x-ia5")]
    [InlineData("x-iscii-de")]
    [InlineData("65001")]
    [InlineData("cp")]
    [InlineData("no-such-charset")]
    [InlineData("utf-8\0")]
    [InlineData("ｕｔｆ-8")]
    public void TryFind_UnknownOrUnsuitable_IsRefused(string? name)
    {
        Assert.False(TextCharset.TryFind(name, out var charset));
        Assert.Null(charset);
    }

    [Fact]
    public void TryFind_VeryLongName_IsRefused() => Assert.False(TextCharset.TryFind(new string('u', 1_000_000), out _));

    [Fact]
    public void TryFind_SameCharsetTwice_IsTheSameObject()
    {
        TextCharset.TryFind("sjis", out var first);
        TextCharset.TryFind("cp932", out var second);

        Assert.Same(first, second);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TryFind_EachOfferedName_IsItself(string name)
    {
        Assert.True(TextCharset.TryFind(name, out var charset));
        Assert.Equal(name, charset.Name);
        Assert.Equal(name.ToLowerInvariant(), name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void DecodeAndEncode_Ascii_IsItsOwnBytesInEveryCharset(string name)
    {
        TextCharset.TryFind(name, out var charset);
        var text = Encoding.ASCII.GetString(Ascii);

        Assert.Equal(text, charset!.Decode(Ascii));
        Assert.Equal(Ascii, charset.Encode(text));
    }

    // So that a line end or zero at the end of the bytes is one of the text, whatever stands before it.
    [Theory]
    [MemberData(nameof(Names))]
    public void Decode_ByteBeforeATerminator_DoesNotSwallowIt(string name)
    {
        TextCharset.TryFind(name, out var charset);
        for (var lead = 0x80; lead <= 0xFF; lead++)
        {
            foreach (var end in "\0\r\n")
            {
                if (charset!.Decode([(byte)lead, (byte)end]) is { } text)
                    Assert.EndsWith(end.ToString(), text, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Encode_CharactersOfEveryScript_ReadBack(string name)
    {
        TextCharset.TryFind(name, out var charset);
        for (var value = 0x80; value <= 0x1FFFF; value += 11)
        {
            if (Rune.TryCreate(value, out var rune) && charset!.Encode(rune.ToString()) is { } bytes)
                Assert.Equal(rune.ToString(), charset.Decode(bytes));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decode_RandomBytes_NeverThrowsAndNeverReplaces(string name)
    {
        TextCharset.TryFind(name, out var charset);
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(12)];
            random.NextBytes(bytes);
            var view = TextView.Read(bytes, charset!);
            if (view.Exact)
                Assert.Equal(bytes[..^view.TerminatorLength], charset!.Encode(view.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Encode_RandomUtf16_NeverThrowsAndNeverReplaces(string name)
    {
        TextCharset.TryFind(name, out var charset);
        var random = new Random(4);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Create(random.Next(6), random, static (span, source) =>
            {
                foreach (ref var c in span)
                    c = (char)source.Next(source.Next(2) == 0 ? 0x180 : 0x10000);
            });
            if (charset!.Encode(text) is { } bytes)
                Assert.Equal(text, charset.Decode(bytes));
            else
                Assert.NotNull(TextView.Write(text, charset, Terminator.LineFeed).Fault);
        }
    }

    [Fact]
    public void Decode_FromManyThreads_IsEachTimeTheSame()
    {
        TextCharset.TryFind("shift_jis", out var charset);
        byte[] valid = [0x93, 0xFA, 0x96, 0x7B];

        Parallel.For(0, 20_000, i => Assert.Equal(i % 2 == 0 ? "日本" : null, charset!.Decode(i % 2 == 0 ? valid : valid.AsSpan(0, 3))));
    }
}
