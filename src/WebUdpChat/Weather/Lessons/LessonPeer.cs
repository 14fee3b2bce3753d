using WebUdpChat.Contract;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Weather.Lessons;

/// <summary>The built-in peer of an experiment: keeps what arrives, and reads nothing until it is let, where it is to be slow.</summary>
internal sealed class LessonPeer(bool pauses) : IDatagramReceiver, IDisposable
{
    private const int MostShown = 200;

    private readonly ManualResetEventSlim _mayRead = new(!pauses);
    private readonly Lock _gate = new();
    private readonly HashSet<int> _seen = [];
    private readonly List<int> _order = [];
    private int _highest = -1;

    public int Came { get; private set; }

    public int Copies { get; private set; }

    public int Overtaken { get; private set; }

    public int Corrupted { get; private set; }

    public LessonSampleView? Sample { get; private set; }

    public IReadOnlyList<int> Order => _order;

    public IReadOnlySet<int> Arrived => _seen;

    /// <summary>Begins to read.</summary>
    public void Read() => _mayRead.Set();

    public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated)
    {
        _mayRead.Wait();
        lock (_gate)
        {
            Came++;
            if (LessonDatagram.Read(datagram) is { } read)
                Take(read.Number, read.IsCorrupt, datagram);
        }
    }

    public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
    {
        // It sends nothing.
    }

    public void Dispose()
    {
        _mayRead.Set();
        _mayRead.Dispose();
    }

    private void Take(int number, bool isCorrupt, ReadOnlySpan<byte> datagram)
    {
        if (_order.Count < MostShown)
            _order.Add(number);
        if (!_seen.Add(number))
        {
            Copies++;
            return;
        }

        if (number < _highest)
            Overtaken++;
        _highest = Math.Max(_highest, number);
        if (!isCorrupt)
            return;
        Corrupted++;
        Sample ??= new LessonSampleView(number, System.Text.Encoding.ASCII.GetString(LessonDatagram.Write(number, datagram.Length)), datagram.ToArray());
    }
}
