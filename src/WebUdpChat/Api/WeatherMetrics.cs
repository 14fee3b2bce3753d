using System.Globalization;
using System.Text;
using WebUdpChat.Chat;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Weather;
using WebUdpChat.Hosting;

namespace WebUdpChat.Api;

/// <summary>
/// The weather in the text format of Prometheus. Labels are names of listeners, fixed words, and ids of at most
/// <see cref="MostPeers"/> peers that somebody has cared for: strangers have no label, and are counted together.
/// </summary>
internal sealed class WeatherMetrics(GatewayRuntime runtime)
{
    private const int MostPeers = 100;
    private const string Others = "others";

    public void Write(StringBuilder text)
    {
        Each(text, "datagram_bytes_read_total", "Bytes in the datagrams that were read.", static listener => listener.Counters.ReadBytes);
        Each(text, "datagram_bytes_sent_total", "Bytes in the datagrams that were sent.", static listener => listener.Counters.SentBytes);
        Rejected(text);
        Sizes(text);
        Each(text, "arrival_jitter_microseconds", "How much the gaps between arrivals differ from each other (RFC 3550).", static listener => (long)(listener.Weather.All.JitterMs * 1_000), "gauge");
        Each(text, "lab_on", "1 while a fault lab is on, 0 while none is.", static listener => listener.Lab.IsOn ? 1 : 0, "gauge");
        Each(text, "lab_lost_out_total", "Datagrams that were to leave and that the fault lab lost.", static listener => listener.Counters.Noticed(ListenerNotice.LabLost));
        Peers(text, "peer_datagrams_in_total", "Datagrams that came from a peer.", static counts => counts.In);
        Peers(text, "peer_datagrams_out_total", "Datagrams that left to a peer.", static counts => counts.Out);
    }

    private void Rejected(StringBuilder text)
    {
        Head(text, "datagrams_rejected_total", "counter", "Datagrams that the dialect rejected, by reason; they are among the dropped.");
        foreach (var listener in runtime.Listeners.All)
        {
            foreach (var error in Enum.GetValues<DecodeError>()[1..])
                Append(text, $"webudpchat_datagrams_rejected_total{{listener=\"{listener.Name}\",reason=\"{StatusBook.Word(error.ToString())}\"}} {listener.Counters.Rejected(error)}\n");
        }
    }

    // A histogram: each class counts what is in those below, too.
    private void Sizes(StringBuilder text)
    {
        Head(text, "datagram_size_bytes", "histogram", "Sizes of the datagrams that came to the dialect.");
        foreach (var listener in runtime.Listeners.All)
        {
            var report = listener.Weather.All;
            var sum = 0L;
            for (var place = 0; place < report.Sizes.Count; place++)
            {
                sum += report.Sizes[place];
                Append(text, $"webudpchat_datagram_size_bytes_bucket{{listener=\"{listener.Name}\",le=\"{WeatherClasses.Sizes[place]}\"}} {sum}\n");
            }

            Append(text, $"webudpchat_datagram_size_bytes_bucket{{listener=\"{listener.Name}\",le=\"+Inf\"}} {sum}\n");
            Append(text, $"webudpchat_datagram_size_bytes_sum{{listener=\"{listener.Name}\"}} {report.Counts.InBytes}\n");
            Append(text, $"webudpchat_datagram_size_bytes_count{{listener=\"{listener.Name}\"}} {sum}\n");
        }
    }

    private void Peers(StringBuilder text, string name, string help, Func<TrafficCounts, long> value)
    {
        Head(text, name, "counter", help);
        foreach (var listener in runtime.Listeners.All)
        {
            var report = listener.Weather;
            var rest = report.All.Counts;
            var known = report.Peers.Select(each => (Peer: runtime.State.PeersByKey.Find(new PeerKey(listener.Name, each.Peer)), each.Report.Counts))
                .Where(static each => each.Peer is { Transient: false }).OrderBy(static each => each.Peer!.Id.Value).Take(MostPeers);
            foreach (var (peer, counts) in known)
            {
                rest -= counts;
                Append(text, $"webudpchat_{name}{{listener=\"{listener.Name}\",peer=\"{peer!.Id}\"}} {value(counts)}\n");
            }

            Append(text, $"webudpchat_{name}{{listener=\"{listener.Name}\",peer=\"{Others}\"}} {value(rest)}\n");
        }
    }

    private void Each(StringBuilder text, string name, string help, Func<PeerListener, long> value, string type = "counter")
    {
        Head(text, name, type, help);
        foreach (var listener in runtime.Listeners.All)
            Append(text, $"webudpchat_{name}{{listener=\"{listener.Name}\"}} {value(listener)}\n");
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        Append(text, $"# HELP webudpchat_{name} {help}\n# TYPE webudpchat_{name} {type}\n");

    private static void Append(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));
}
