using System.Text;

namespace WebUdpChat.Browser.Tests;

/// <summary>Payloads that somebody might send to harm whoever reads them: the same ones at each run.</summary>
internal static class Hostile
{
    private const int Seed = 20_261_122;

    private static readonly string[] Markup =
    [
        "<script>hit()</script>", "<img src=x onerror=hit()>", "<svg onload=hit()>", "<svg><script>hit()</script></svg>",
        "<svg><animate onbegin=hit() attributeName=x dur=1s>", "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
        "<iframe src=javascript:hit()>", "<a href=javascript:hit()>press</a>", "<form action=javascript:hit()><button>press</button></form>",
        "<body onload=hit()>", "<style>*{display:none}</style>", "<link rel=stylesheet href=//evil.invalid/x.css>",
        "<base href=//evil.invalid/>", "<meta http-equiv=refresh content=0;url=//evil.invalid/>", "<object data=javascript:hit()>",
        "<embed src=//evil.invalid/x.swf>", "<math><mtext></mtext><script>hit()</script></math>", "<template><script>hit()</script></template>",
        "\"><script>hit()</script>", "'-hit()-'", "`${hit()}`", "{{constructor.constructor('hit()')()}}", "{@html '<script>hit()</script>'}",
        "</textarea></title></style></script><script>hit()</script>", "<!--<img src='--><img src=x onerror=hit()>'>", "<x contenteditable onblur=hit()>",
        "<video><source onerror=hit()></video>", "<details open ontoggle=hit()>", "<marquee onstart=hit()>x</marquee>", "<portal src=//evil.invalid>",
    ];

    private static readonly string[] Addresses =
    [
        "javascript:hit()", "JaVaScRiPt:hit()", "java\tscript:hit()", "javascript://%0ahit()", "data:text/html,<script>hit()</script>",
        "vbscript:hit()", "file:///etc/passwd", "blob:https://evil.invalid/1", "https://evil.invalid/\"onmouseover=hit()//", "http://a:b@evil.invalid/",
        "https://evil.invalid/<script>hit()</script>", "http://[::1", "https://%00/", "https://еxample.org/", "http://127.0.0.1:1/\u202Egpj.exe",
        "https://example.org/`<img src=x onerror=hit()>`", "view-source:https://evil.invalid", "intent://evil.invalid#Intent;end", "http://" + "a.", "https://.../",
    ];

    private static readonly string[] Characters =
    [
        "\u202E", "\u202D", "\u2066", "\u2067", "\u2068", "\u2069\u2069", "\u200B", "\u200D", "\uFEFF", "\u00AD", "\u2028", "\u2029", "\0", "\u001B[2J\u001B[H",
        "\u001B[31m", "\u001B]0;title\u0007", "\u001B]8;;https://evil.invalid\u001B\\", "\b\b\b\b", "\r", "\u0085", "\u009B31m", "\u0600", "\u115F", "\u3164",
        "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u030D\u030E\u030F", "\U000E0041", "\uFFFE", "\uFFFF", "\U0010FFFF",
        "﷽﷽﷽", "𒐫𒐫𒐫", "🏳️‍🌈👩‍👩‍👧‍👦", "مرحبا שלום", "ｈｉｔ（）", "``````", "```\nhit()\n```", "\n\n\n\n\n\n\n\n", "\t\t\t\t\t\t\t\t", "لُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ 冗",
    ];

    // Not UTF-8: lone surrogates in its manner, overlong forms, halves, bytes that never occur (RFC 3629).
    private static readonly byte[][] Broken =
    [
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xBC], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        [0x80], [0xFF, 0xFE], [0xFE, 0xFF], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3, 0x28], [0x3C, 0xC0, 0xBC, 0x73], [],
    ];

    /// <summary>So many payloads, none longer than a few kilobytes.</summary>
    public static IEnumerable<byte[]> Payloads(int count)
    {
        var random = new Random(Seed);
        for (var index = 0; index < count; index++)
            yield return Payload(index, random);
    }

    private static byte[] Payload(int index, Random random) => (index % 5) switch
    {
        0 => Text(Pick(Markup, index / 5, random)),
        1 => Text(Pick(Addresses, index / 5, random)),
        2 => Text(Mixed(random)),
        3 => [.. Text(Pick(Characters, index / 5, random)), .. Broken[(index / 5) % Broken.Length], .. Text(Pick(Markup, index, random))],
        _ => Noise(random),
    };

    // Each as it is once, and then among the others.
    private static string Pick(string[] all, int index, Random random) =>
        index < all.Length ? all[index] : all[random.Next(all.Length)] + Characters[random.Next(Characters.Length)] + all[random.Next(all.Length)];

    private static string Mixed(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(3) switch
    {
        0 => Markup[random.Next(Markup.Length)],
        1 => Addresses[random.Next(Addresses.Length)] + " ",
        _ => Characters[random.Next(Characters.Length)],
    }));

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(0, 600)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
