using System.Globalization;
using System.Text;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Hosting;
using WebUdpChat.Hubs;

namespace WebUdpChat.Api;

/// <summary>The gateway's numbers in the text format of Prometheus. Labels are names of listeners and fixed words only.</summary>
internal sealed class Metrics(GatewayRuntime runtime, StatusBook status, Lobby lobby, OtherNodes nodes, LimitCounters limits, SearchTurns searches, WeatherMetrics weather)
{
    public string Write()
    {
        var text = new StringBuilder();
        var listeners = status.Listeners();
        PerListener(text, "read_total", "Datagrams read from the sockets.", listeners, static counters => counters.Read);
        PerListener(text, "journaled_total", "Datagrams journaled as messages.", listeners, static counters => counters.Journaled);
        PerListener(text, "kernel_dropped_total", "Datagrams that the kernel dropped because a socket's buffer was full.", listeners, static counters => counters.KernelDropped);
        PerListener(text, "sent_total", "Datagrams handed to the operating system.", listeners, static counters => counters.Sent);
        PerListener(text, "send_failed_total", "Datagrams that the operating system refused.", listeners, static counters => counters.SendFailed);
        Dropped(text, listeners);
        Listening(text, listeners);
        weather.Write(text);
        HeldBack(text);
        KeepAlives(text);
        Limits(text);
        Single(text, "journal_head_seq", "gauge", "Where the journal ends.", runtime.Journal.HeadSeq);
        Single(text, "journal_saving", "gauge", "1 while the journal can be written, 0 while it cannot.", runtime.Journal.Trouble is null ? 1 : 0);
        Single(text, "journal_held_bytes", "gauge", "Bytes of datagrams that wait to be saved.", runtime.Journal.HeldBytes);
        Single(text, "quota_messages_removed_total", "counter", "Messages that were removed because peers that nobody cared for said more than is kept of them.", runtime.Journal.QuotaRemoved);
        Single(text, "feed_overflows_total", "counter", "Times that a browser fell so far behind that it must read from the journal.", runtime.Feed.Overflows);
        Single(text, "feed_waiting_bytes", "gauge", "Bytes that wait for browsers, shared by all of them, about.", runtime.Feed.Weight);
        Single(text, "typing_untold_total", "counter", "Times that other gateways were not told that somebody types, because so many did.", nodes.Untold);
        Single(text, "browsers", "gauge", "Open pages.", lobby.Count);
        Single(text, "peers", "gauge", "Peers.", runtime.State.Peers.Committed.Count);
        return text.ToString();
    }

    private static void PerListener(
        StringBuilder text, string name, string help, IReadOnlyList<ListenerView> listeners, Func<ListenerCountersView, long> value)
    {
        Head(text, $"datagrams_{name}", "counter", help);
        foreach (var listener in listeners)
            Append(text, $"webudpchat_datagrams_{name}{{listener=\"{listener.Name}\"}} {value(listener.Counters)}\n");
    }

    private static void Dropped(StringBuilder text, IReadOnlyList<ListenerView> listeners)
    {
        Head(text, "datagrams_dropped_total", "counter", "Datagrams that were read and not journaled, by reason.");
        foreach (var listener in listeners)
        {
            foreach (var (reason, count) in listener.Counters.Dropped)
                Append(text, $"webudpchat_datagrams_dropped_total{{listener=\"{listener.Name}\",reason=\"{reason}\"}} {count}\n");
        }
    }

    private static void Listening(StringBuilder text, IReadOnlyList<ListenerView> listeners)
    {
        Head(text, "listener_up", "gauge", "1 while a listener receives all that it should, 0 while it does not.");
        foreach (var listener in listeners)
            Append(text, $"webudpchat_listener_up{{listener=\"{listener.Name}\"}} {(listener.Reason is null ? 1 : 0)}\n");
    }

    private void HeldBack(StringBuilder text)
    {
        Head(text, "room_messages_held_back_total", "counter", "Messages in rooms that were kept and not passed on, by reason.");
        foreach (var reason in Enum.GetValues<HeldBack>())
            Append(text, $"webudpchat_room_messages_held_back_total{{reason=\"{StatusBook.Word(reason.ToString())}\"}} {runtime.Relays.Of(reason)}\n");
    }

    private void KeepAlives(StringBuilder text)
    {
        Head(text, "keep_alives_sent_total", "counter", "Keep-alives handed to the operating system; they are not among the datagrams sent.");
        foreach (var listener in runtime.Listeners.All)
            Append(text, $"webudpchat_keep_alives_sent_total{{listener=\"{listener.Name}\"}} {listener.Counters.Noticed(ListenerNotice.KeepAlive)}\n");
    }

    private void Limits(StringBuilder text)
    {
        Head(text, "hub_calls_refused_total", "counter", "Messages to the hub that were refused because there were too many, by what is limited.");
        foreach (var by in Enum.GetValues<LimitedBy>())
            Append(text, $"webudpchat_hub_calls_refused_total{{by=\"{StatusBook.Word(by.ToString())}\"}} {limits.Calls(by)}\n");
        Head(text, "hub_connections_refused_total", "counter", "Connections to the hub that were refused because there were too many, by what is limited.");
        foreach (var by in Enum.GetValues<LimitedBy>())
            Append(text, $"webudpchat_hub_connections_refused_total{{by=\"{StatusBook.Word(by.ToString())}\"}} {limits.Connections(by)}\n");
        Single(text, "hub_connections_cut_total", "counter", "Connections to the hub that were cut because they went on beyond a limit.", limits.Cut);
        Head(text, "http_requests_refused_total", "counter", "Requests that were refused because there were too many, by what is limited.");
        foreach (var by in Enum.GetValues<LimitedBy>())
            Append(text, $"webudpchat_http_requests_refused_total{{by=\"{StatusBook.Word(by.ToString())}\"}} {limits.Requests(by)}\n");
        Single(text, "http_connections_cut_total", "counter", "Connections that were cut because requests went on coming beyond a limit.", limits.CutRequests);
        Head(text, "tcp_connections_refused_total", "counter", "TCP connections to the page that were closed because there were too many, by what is limited.");
        foreach (var by in Enum.GetValues<LimitedBy>())
            Append(text, $"webudpchat_tcp_connections_refused_total{{by=\"{StatusBook.Word(by.ToString())}\"}} {limits.Sockets(by)}\n");
        Single(text, "searches_refused_total", "counter", "Searches that were refused because too many ran and waited.", searches.Refused);
    }

    private static void Single(StringBuilder text, string name, string type, string help, long value)
    {
        Head(text, name, type, help);
        Append(text, $"webudpchat_{name} {value}\n");
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        Append(text, $"# HELP webudpchat_{name} {help}\n# TYPE webudpchat_{name} {type}\n");

    private static void Append(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture));
}
