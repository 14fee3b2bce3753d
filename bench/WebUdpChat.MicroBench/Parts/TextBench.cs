using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>Datagrams as text, and back.</summary>
[Description("text, 64 bytes or so")]
public class TextBench
{
    private string _text = "";
    private byte[] _datagram = [];
    private TextCharset _charset = TextCharset.Utf8;

    /// <summary>What is said in which charset.</summary>
    [Params("utf-8 of ASCII", "utf-8 of kana", "windows-1252", "shift_jis", "gb18030")]
    public string Charset { get; set; } = "";

    /// <summary>Makes the datagram.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        if (!TextCharset.TryFind(Charset.Split(' ')[0], out var charset))
            throw new ArgumentException(Charset);
        _charset = charset;
        _text = Charset switch
        {
            "utf-8 of kana" or "shift_jis" => "いろはにほへと ちりぬるを わかよたれそ",
            "gb18030" => "天地玄黄 宇宙洪荒 日月盈昃 辰宿列张 寒来暑往",
            "windows-1252" => "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich",
            _ => "The quick brown fox jumps over the lazy dog, 64 bytes in all.",
        };
        _datagram = TextView.Write(_text, _charset, Terminator.LineFeed).Bytes.ToArray();
    }

    /// <summary>Strictly, with its terminator, and whether it can be rebuilt.</summary>
    [Benchmark(Description = "read")]
    public TextView Read() => TextView.Read(_datagram, _charset);

    /// <summary>For a peer.</summary>
    [Benchmark(Description = "write")]
    public TextWriteResult Write() => TextView.Write(_text, _charset, Terminator.LineFeed);
}
