using System.Net.Sockets;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// The thread that reads a socket: it blocks in the kernel, allocates nothing per datagram and outlives every error
/// other than the socket's end.
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

    public ReceiveLoop(Socket socket, ErrorQueue errors, IDatagramReceiver receiver, ArrivalBook arrivals, string name)
    {
        _errors = errors;
        _receiver = receiver;
        _arrivals = arrivals;
        _reader = new DatagramReader(socket);
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
                case ReadResult.Datagram:
                    HandOn();
                    break;
                case ReadResult.Error:
                    Recover();
                    break;
                case ReadResult.Closed:
                    return;
            }
        }
    }

    private void HandOn()
    {
        _errorsInARow = 0;
        var from = _reader.From;
        switch (_arrivals.Note(from, _reader.Info, out var group))
        {
            case Arrival.Direct:
                _receiver.OnDatagram(from, _reader.Bytes, _reader.IsTruncated);
                break;
            case Arrival.ToGroup:
                _receiver.OnGroupDatagram(from, group, _reader.Bytes, _reader.IsTruncated);
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
