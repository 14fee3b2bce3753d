using System.Globalization;
using System.Net;

namespace WebUdpChat.Tests.Access;

/// <summary>Ways to write targets that are denied by nature: as people write them, and as those do who try what gets through.</summary>
internal static class TargetSpellings
{
    private static readonly string[] Ipv4 =
        ["127.0.0.1", "127.1.2.3", "127.255.255.254", "169.254.169.254", "169.254.170.2", "100.100.100.200", "0.0.0.0", "0.1.2.3", "255.255.255.255", "240.1.2.3", "224.0.0.1", "239.255.255.250"];

    private static readonly string[] Others =
    [
        "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::0001]", "[0::1]", "[::1%lo]", "[::1%1]", "[ff02::1%lo]", "[ff02::1]", "[ff05::c]", "[fd00:ec2::254]",
        "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost", "127.0.0.1.", "127.0.0.1%lo", "user@127.0.0.1", "udp://127.0.0.1",
    ];

    private static readonly int[] ServicePorts = [7, 19, 53, 69, 111, 123, 137, 161, 389, 1900, 3702, 5353, 11211];

    /// <summary>All of them, with these ports.</summary>
    public static IEnumerable<string> With(params int[] ports)
    {
        foreach (var port in ports)
        {
            foreach (var host in Ipv4.SelectMany(OfIpv4).Concat(Others))
                yield return string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
        }

        foreach (var port in ServicePorts)
        {
            foreach (var host in new[] { "192.0.2.1", "10.0.0.1", "[2001:db8::1]", "[::ffff:192.0.2.1]", "[64:ff9b::c000:201]", "[2002:c000:201::]" })
                yield return string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
        }
    }

    private static IEnumerable<string> OfIpv4(string text)
    {
        var bytes = IPAddress.Parse(text).GetAddressBytes();
        var number = ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
        var (high, low) = ($"{number >> 16:x}", $"{number & 0xFFFF:x}");
        var turned = ~number;
        return
        [
            text, $"{number}", $"0x{number:x}", $"0{Convert.ToString(number, 8)}", $" {text} ", $"0{text}", $"{text}.",
            string.Join('.', bytes.Select(static part => $"0{Convert.ToString(part, 8)}")),
            string.Join('.', bytes.Select(static part => $"0x{part:x2}")),
            string.Join('.', bytes.Select(static part => $"{part:D3}")),
            $"{bytes[0]}.{number & 0xFF_FFFF}", $"{bytes[0]}.{bytes[1]}.{number & 0xFFFF}",
            text.Replace('.', '。'), string.Concat(text.Select(static c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c)),
            $"[::ffff:{text}]", $"[::ffff:{high}:{low}]", $"[0:0:0:0:0:ffff:{high}:{low}]", $"[::FFFF:{text}]", $"[::{text}]", $"[::{high}:{low}]",
            $"[::ffff:0:{text}]", $"[::ffff:0:{high}:{low}]",
            $"[64:ff9b::{text}]", $"[64:ff9b::{high}:{low}]", $"[64:ff9b:1::{text}]", $"[64:ff9b:1:{high}:{bytes[2]:x}:{bytes[3] << 8:x}::]",
            $"[2002:{high}:{low}::]", $"[2002:{high}:{low}::1]", $"[2001:0:{high}:{low}::]", $"[2001:0:c000:201:0:0:{turned >> 16:x}:{turned & 0xFFFF:x}]",
            $"[fe80::5efe:{high}:{low}%lo]", $"[2001:db8::5efe:{high}:{low}]", $"[2001:db8::200:5efe:{text}]",
            $"{text}#", $"{text}/24", $"%31{text[1..]}", $"[{text}]", $"{text}\t", $"{text}\0",
        ];
    }
}
