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

    // Batches that follow each other without a pause, at most: whoever takes them on may wait for the last.
    private const int MostInARow = 16;
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(5);

    private readonly ErrorQueue _errors;
    private readonly IDatagramReceiver _receiver;
    private readonly DatagramReader _reader;
    private readonly ReceivedBatch _batch;
    private readonly ManualResetEventSlim _closing = new();
    private readonly Thread _thread;
    private volatile int _errorsInARow;
    private int _inARow;

    public ReceiveLoop(Socket socket, ErrorQueue errors, IDatagramReceiver receiver, ArrivalBook arrivals, ReadingMode mode, string name)
    {
        _errors = errors;
        _receiver = receiver;
        _reader = DatagramReader.For(socket, mode);
        _batch = new ReceivedBatch(_reader, arrivals);
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
        while (!_closing.IsSet || _batch.IsFollowed)
        {
            switch (_reader.Read(wait: !_batch.IsFollowed))
            {
                case ReadResult.Datagrams:
                    _errorsInARow = 0;
                    HandOn();
                    break;
                case ReadResult.Closed:
                    EndRow();
                    return;
                default:
                    Recover();
                    break;
            }
        }
    }

    private void HandOn()
    {
        _inARow = _reader.IsFull && _inARow + 1 < MostInARow ? _inARow + 1 : 0;
        _batch.IsFollowed = _inARow > 0;
        _receiver.OnBatch(_batch);
    }

    private void Recover()
    {
        EndRow();
        if (_closing.IsSet)
            return;
        _errorsInARow = _errors.Drain(_receiver) > 0 ? 0 : _errorsInARow + 1;
        if (_errorsInARow > ErrorsBeforePause)
            _closing.Wait(Math.Min(_errorsInARow - ErrorsBeforePause, LongestPauseMilliseconds));
    }

    // Whoever waits for another batch gets an empty one.
    private void EndRow()
    {
        _inARow = 0;
        if (!_batch.IsFollowed)
            return;
        _batch.IsFollowed = false;
        _receiver.OnBatch(_batch);
    }
}
