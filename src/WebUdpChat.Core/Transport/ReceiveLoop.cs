using System.Net.Sockets;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// The thread that reads a socket: it blocks in the kernel, takes what is there, allocates nothing per datagram and outlives
/// every error other than the socket's end.
/// </summary>
internal sealed class ReceiveLoop : IDisposable
{
    private const int ErrorsBeforePause = 8;
    private const int ErrorsBeforeFailure = 32;
    private const int LongestPauseMilliseconds = 100;
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(5);

    private readonly ErrorQueue _errors;
    private readonly IDatagramReceiver _receiver;
    private readonly ArrivalBook _arrivals;
    private readonly DatagramReader _reader;
    private readonly ManualResetEventSlim _closing = new();
    private readonly Thread _thread;
    private volatile int _errorsInARow;

    public ReceiveLoop(Socket socket, ErrorQueue errors, IDatagramReceiver receiver, ArrivalBook arrivals, ReadingMode mode, string name)
    {
        _errors = errors;
        _receiver = receiver;
        _arrivals = arrivals;
        _reader = DatagramReader.For(socket, mode);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Whether nothing but errors comes, so that the socket is of no use.</summary>
    public bool HasFailed => _errorsInARow >= ErrorsBeforeFailure;

    /// <summary>Says that the socket is about to be closed, so that the end is not taken for an error.</summary>
    public void Announce() => _closing.Set();

    /// <summary>Waits for the thread's end. The socket is closed.</summary>
    public void Dispose()
    {
        if (Thread.CurrentThread != _thread && _thread.Join(JoinLimit))
            _closing.Dispose();
    }

    private void Run()
    {
        while (!_closing.IsSet)
        {
            switch (_reader.Read())
            {
                case ReadResult.Datagrams when HandOnAll():
                    _errorsInARow = 0;
                    break;
                case ReadResult.Closed:
                    return;
                default:
                    Recover();
                    break;
            }
        }
    }

    // All of what was read, also when the end has begun: each datagram that was read has an outcome. False where nothing was.
    private bool HandOnAll()
    {
        var any = false;
        for (var i = 0; i < _reader.Count; i++)
        {
            if (!_reader.TryGet(i, out var datagram))
                continue;
            any = true;
            HandOn(datagram);
        }

        return any;
    }

    private void HandOn(ReceivedDatagram datagram)
    {
        switch (_arrivals.Note(datagram.From, datagram.Info, out var group))
        {
            case Arrival.Direct:
                _receiver.OnDatagram(datagram.From, datagram.Bytes, datagram.IsTruncated);
                break;
            case Arrival.ToGroup:
                _receiver.OnGroupDatagram(datagram.From, group, datagram.Bytes, datagram.IsTruncated);
                break;
            default:
                _receiver.OnForeignDatagram();
                break;
        }
    }

    private void Recover()
    {
        if (_closing.IsSet)
            return;
        _errorsInARow = _errors.Drain(_receiver) > 0 ? 0 : _errorsInARow + 1;
        if (_errorsInARow > ErrorsBeforePause)
            _closing.Wait(Math.Min(_errorsInARow - ErrorsBeforePause, LongestPauseMilliseconds));
    }
}
