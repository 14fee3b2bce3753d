using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Peers;

/// <summary>What looks like an address to somebody or some parser, and why it is refused.</summary>
internal static class RefusedSpellings
{
    private static readonly string Label63 = new('a', 63);

    public static readonly string[] Hosts =
    [
        // Forms that inet_aton takes.
        "127.1", "127.0.1", "1", "0", "2130706433", "0177.0.0.1", "0177.1", "017700000001", "0x7f.1", "0x7f.0.0.1", "0X7F.0.0.1",
        "0x7f000001", "0x", "0xg.0x1", "127.0.0.01", "127.0.0.001", "127.000.0.1", "0127.0.0.1", "00.0.0.1", "127.0.0.0x1",
        "4294967295", "4294967296", "1.2.3.0x", "1.16777215", "1.2.65535", "0.0x0.0",

        // Not quite four parts.
        "256.0.0.1", "1.2.3.256", "1.2.3.999", "1.2.3.1000", "1.2.3", "1.2.3.4.5", "1.2.3.", "1.2.3.4.", ".1.2.3.4", "1..2.3",
        "1.2..3", "...", ".", "..", "-1.2.3.4", "+1.2.3.4", "1.2.3.-4", "1.2.3.+4", "1 .2.3.4", "1.2.3 .4", "1.2.3.4 ", "1. 2.3.4",
        "1,2,3,4", "1.2.3.4/32", "1.2.3.4/", "1.2.3.4%lo", "1e1.2.3.4", "(1.2.3.4)", "'1.2.3.4'", "\"1.2.3.4\"",

        // Names that resolvers take for numbers.
        "example.1", "host.123", "a.b.0x1f", "a.0X", "host.255.", "xn--a.99", "999999999999", "a.00",

        // Digits, dots and letters that are not ASCII.
        "１２７.0.0.1", "127.0.0.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "①②⑦.0.0.1", "٢.0.0.1", "१२७.0.0.1", "bücher.example",
        "例え.example", "еxample.com", "exam\u00adple.com", "example。com", "localhost\u200b", "ⓛocalhost", "ｌocalhost", "host\u00a0",
        "\u212a.example", "\u017f.example",

        // Control characters, blanks and other signs.
        "\0", "host\0", "127.0.0.1\0", "\n127.0.0.1", "127.0.0.1\r\n", "ho st", "ho\tst", "host\u0085", "host\u2028", "\u202ehost",
        "\ufeffhost", "ho\u0007st", "\u007fhost", "host!", "host*", "*", "*.example", "ho$t", "host;", "a,b", "a=b", "a&b", "a|b",
        "a\\b", "a^b", "a~b", "<host>", "{host}", "a`b", "host#", "host?", "host%", "%", "ho%73t", "%31.2.3.4", "\ud83d", "😀",

        // Labels and lengths.
        "-host", "host-", "a.-b.c", "a.b-.c", "a..b", ".a", "a..", "-", Label63 + "a", Label63 + "a.example",
        $"{Label63}.{Label63}.{Label63}.{new string('a', 62)}", new string('a', 300), new string('a', 1000),
        string.Concat(Enumerable.Repeat("a.", 128)), string.Concat(Enumerable.Repeat("1.", 300)),

        // Users, URLs and paths.
        "user@host", "user@127.0.0.1", "user:secret@host", "@host", "host@", "udp://host", "udp://127.0.0.1", "http://host",
        "//host", "host/", "host/path", "/host", "\\\\host", "mailto:host", "urn:host",

        // IPv6 without brackets, or with something else in them.
        "::1", "2001:db8::1", "::", "fe80::1%lo", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8", "[", "]", "[]", "[::1", "::1]", "[[::1]]", "[::1]]",
        "[ ::1]", "[::1 ]", "[::1]x", "[::1]9", "x[::1]", "[::1].", "[127.0.0.1]", "[host]", "[1]", "[:]", "[:::]", "[:::1]", "[1:::2]",
        "[1::2::3]", "[::1::]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7:]", "[:1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:]",
        "[:1:2:3:4:5:6:7:8]", "[1:2:3:4::5:6:7:8]", "[::1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7:8::]", "[12345::]", "[::12345]", "[::00001]",
        "[::g]", "[::-1]", "[::+1]", "[::0x1]", "[:: 1]", "[::1/128]", "[::１]", "[::ffff:127.1]", "[::ffff:1.2.3.256]",
        "[::ffff:01.2.3.4]", "[::1.2.3]", "[::1.2.3.4.5]", "[1.2.3.4::]", "[::1.2.3.4:1]", "[1:2:3:4:5:6:7:1.2.3.4]", "[1:2:3:4:5:1.2.3.4]",
        "[1::2:3:4:5:6:1.2.3.4:7]", "[v1.fe80::a]", "[::ffff:0x7f.0.0.1]", "[::ffff:１.2.3.4]", "[2001:db8::1\0]", "[::1\n]", "[::1\0\0]", "[1\0::1]", "[::ffff:1.2.3.4\0]", "[2001;db8::1]",
    ];

    public static readonly string[] Ports =
    [
        "0", "00", "01", "09000", "009000", "65536", "65537", "70000", "99999", "100000", "4294967296", "4294976296", "18446744073709560616",
        "-1", "-9000", "+9000", " 9000", "9 000", "9,000", "9.000", "9000.", "9000.0", "9e3", "0x2328", "2328h", "x", "http", "９０００",
        "٩٠٠٠", "９000", "9000\0", "90\n00", "9000a", "9000?", "9000#", "9000@host", "%39000", "9000%", "_9000", "9_000", "'9000'", "*",
        "9000-9001", "9000;", "9000\u00a0", new('9', 100), new('0', 100),
    ];

    public static IEnumerable<(string Text, AddressError Error)> All() => Endpoints().Concat(Nothing()).Concat(Special());

    private static IEnumerable<(string Text, AddressError Error)> Endpoints() =>
    [
        .. Hosts.Select(host => (host + ":9000", AddressError.HostInvalid)),
        .. from host in new[] { "192.0.2.1", "[2001:db8::1]", "host.example", "localhost" }
           from port in Ports
           select ($"{host}:{port}", AddressError.PortInvalid),
        .. from host in new[] { "192.0.2.1", "[2001:db8::1]", "host.example", "localhost" }
           from end in new[] { "", ":", ": ", "\t" }
           select (host + end, AddressError.PortMissing),
    ];

    private static IEnumerable<(string Text, AddressError Error)> Nothing() =>
        new[] { "", " ", "\t", "   \t " }.Select(text => (text, AddressError.Empty));

    private static IEnumerable<(string Text, AddressError Error)> Special() =>
    [
        (":9000", AddressError.HostInvalid), (":", AddressError.HostInvalid), ("9000", AddressError.HostInvalid),
        ("host:9000:9001", AddressError.HostInvalid), ("192.0.2.1:9000:", AddressError.HostInvalid),
        ("host.example:9000/", AddressError.HostInvalid), ("[::1]9000", AddressError.HostInvalid),
        ("192.0.2.1 9000", AddressError.HostInvalid), ("192.0.2.1;9000", AddressError.HostInvalid),
        ("192.0.2.1：9000", AddressError.HostInvalid), ("\u00a0192.0.2.1:9000", AddressError.HostInvalid),
        ("192.0.2.1:9000\n", AddressError.PortInvalid), ("0.0.0.0:9000", AddressError.Unspecified),
        ("[::]:9000", AddressError.Unspecified), ("[0:0:0:0:0:0:0:0]:9000", AddressError.Unspecified),
        ("[::0.0.0.0]:9000", AddressError.Unspecified), ("[::ffff:0.0.0.0]:9000", AddressError.Unspecified),
        ("[::ffff:0:0]:9000", AddressError.Unspecified),
    ];
}
