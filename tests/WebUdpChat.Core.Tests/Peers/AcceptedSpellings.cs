using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace WebUdpChat.Core.Tests.Peers;

/// <summary>
/// Addresses beside the endpoint that each means. The endpoint comes from the bytes that the spelling was made of, so that
/// no parser has a say in what is expected.
/// </summary>
internal static class AcceptedSpellings
{
    private static readonly int[] Ports = [1, 9, 80, 1023, 9000, 49152, 65535];

    private static readonly string[] V6 =
    [
        "20010db8000000000000000000000001", "00000000000000000000000000000001", "20010db8000000010000000000000001",
        "fd000000000000000000000000000002", "20010db8aaaabbbbccccddddeeeeffff", "ff050000000000000000000000000002",
        "00000000000000000000000000000100", "20010000000000000000000000000000", "0064ff9b0000000000000000c0000201",
        "20020a000001000000000000c0000201", "00010002000300040005000600070008", "00000001000000000000000000000000",
    ];

    public static IEnumerable<(string Text, IPEndPoint Expected)> All() =>
        V4().Concat(V6Forms()).Concat(Mapped()).SelectMany(Padded);

    private static IEnumerable<(string Text, IPEndPoint Expected)> V4()
    {
        byte[][] addresses =
        [
            [127, 0, 0, 1], [192, 0, 2, 1], [10, 0, 0, 255], [255, 255, 255, 255], [1, 0, 0, 0], [0, 0, 0, 1], [8, 8, 8, 8],
            [224, 0, 0, 251], [239, 1, 2, 3], [100, 64, 10, 9], [169, 254, 1, 99], [198, 51, 100, 200], [203, 0, 113, 19],
        ];
        return from address in addresses
               from port in Ports
               select ($"{address[0]}.{address[1]}.{address[2]}.{address[3]}:{port}", new IPEndPoint(new IPAddress(address), port));
    }

    private static IEnumerable<(string Text, IPEndPoint Expected)> V6Forms() =>
        from hex in V6
        let bytes = Convert.FromHexString(hex)
        from form in FormsOf(bytes).Distinct()
        let port = Ports[form.Length % Ports.Length]
        select ($"[{form}]:{port}", new IPEndPoint(new IPAddress(bytes), port));

    private static IEnumerable<(string Text, IPEndPoint Expected)> Mapped() =>
        from form in new[] { "::ffff:192.0.2.7", "::FFFF:c000:207", "0:0:0:0:0:ffff:c000:0207", "0:0::ffff:192.0.2.7" }
        from port in Ports
        select ($"[{form}]:{port}", new IPEndPoint(new IPAddress([192, 0, 2, 7]), port));

    // RFC 4291 section 2.2: in full, with leading zeros, with each run of zeros left out, with an IPv4 tail; in either case.
    private static IEnumerable<string> FormsOf(byte[] bytes)
    {
        var groups = Enumerable.Range(0, 8).Select(i => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2 * i))).ToArray();
        var shortened = Array.ConvertAll(groups, group => group.ToString("x", CultureInfo.InvariantCulture));
        yield return string.Join(':', shortened);
        yield return string.Join(':', shortened).ToUpperInvariant();
        yield return string.Join(':', groups.Select(group => group.ToString("x4", CultureInfo.InvariantCulture)));
        yield return string.Join(':', shortened[..6]) + $":{bytes[12]}.{bytes[13]}.{bytes[14]}.{bytes[15]}";
        for (var from = 0; from < 8; from++)
        {
            for (var to = from + 1; to <= 8 && groups[to - 1] == 0; to++)
                yield return string.Join(':', shortened[..from]) + "::" + string.Join(':', shortened[to..]);
        }
    }

    private static IEnumerable<(string Text, IPEndPoint Expected)> Padded((string Text, IPEndPoint Expected) row) =>
        row.Expected.Port == 9 ? [row, row with { Text = " " + row.Text }, row with { Text = "\t" + row.Text + "  " }] : [row];
}
