using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Hosting;

/// <summary>Looks after the listeners' sockets, and records where one begins or ends to have trouble.</summary>
internal sealed class ListenerWatch(GatewayRuntime runtime, TimeProvider time, ILogger<ListenerWatch> log)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private LocalNetwork? _network;

    public async Task RunAsync(CancellationToken ending)
    {
        try
        {
            while (!ending.IsCancellationRequested)
                await Task.Delay(Look(), time, ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The sockets are closed by whoever ends it.
        }
    }

    // Returns how soon to look again.
    private TimeSpan Look()
    {
        var network = LocalNetwork.Read();
        if (_network?.IsLike(network) != true)
            InterfaceZones.Update();
        _network = network;
        var next = Longest;
        foreach (var listener in runtime.Listeners.All)
        {
            var wish = listener.Check(network);
            next = wish < next ? wish : next;
            if (runtime.Rack.Look(listener) is { } condition)
                Note(condition);
        }

        return next < Shortest ? Shortest : next;
    }

    private void Note(ListenerCondition condition)
    {
        if (condition.Trouble is { } trouble)
            HostLog.ListenerTroubled(log, condition.Setup.Name, trouble.Text);
        else
            HostLog.ListenerRecovered(log, condition.Setup.Name);
        _ = runtime.Journal.KeepAsync(new NoteListener(new ListenerChanged(condition), durable: false));
    }
}
