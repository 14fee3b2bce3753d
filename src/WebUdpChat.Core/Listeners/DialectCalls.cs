using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Listeners;

/// <summary>Makes the calls to a dialect, one after the other, and is the one place where its exceptions end.</summary>
internal sealed class DialectCalls(IDialect dialect, ListenerContext context, ListenerFaults faults)
{
    public void Datagrams(in QueuedRun run)
    {
        foreach (var datagram in run)
            Datagram(run, datagram);
    }

    public void Datagram(in QueuedRun run, ReadOnlySpan<byte> datagram)
    {
        context.BeginDatagram(run);
        context.EndDatagram(failed: !TryHandle(run.From, datagram));
    }

    public void Send(PendingSend send, DateTimeOffset now)
    {
        context.BeginSend(send, now);
        var failed = !Try(static (dialect, context, send) => dialect.Send(send.Peer, send.Message, context), send);
        context.EndSend(failed);
    }

    public void Notice(DialectNotice notice, DateTimeOffset now)
    {
        context.BeginNotice(now);
        Try(static (dialect, context, notice) => dialect.HandleNotice(notice, context), notice);
    }

    public void Timer(DateTimeOffset now)
    {
        context.BeginTimer(now);
        Try(static (dialect, context, _) => dialect.HandleTimer(context), now);
    }

#pragma warning disable CA1031 // whatever a dialect throws is a bug of that dialect, and the listener outlives it
    // By itself, because it is called for each datagram.
    private bool TryHandle(in PeerAddress from, ReadOnlySpan<byte> datagram)
    {
        try
        {
            dialect.HandleDatagram(from, datagram, context);
            return true;
        }
        catch (Exception e)
        {
            faults.Add(e);
            return false;
        }
    }

    private bool Try<T>(Action<IDialect, IDialectContext, T> call, T argument)
    {
        try
        {
            call(dialect, context, argument);
            return true;
        }
        catch (Exception e)
        {
            faults.Add(e);
            return false;
        }
    }
#pragma warning restore CA1031
}
