using System.Net.Sockets;
using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// The thread that reads a socket: it blocks in the kernel, takes what is there, allocates nothing per datagram and outlives
/// every error other than the socket's end. A second one relieves it where it is wanted for what it has read: to wake a thread
/// takes long, and this way nobody waits for that.
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
    private readonly string _name;
    private volatile Reader _reading;
    private volatile Reader? _other;
    private volatile int _errorsInARow;
    private int _inARow;

    public ReceiveLoop(Socket socket, ErrorQueue errors, IDatagramReceiver receiver, ArrivalBook arrivals, ReadingMode mode, string name)
    {
        _errors = errors;
        _receiver = receiver;
        _reader = DatagramReader.For(socket, mode);
        _batch = new ReceivedBatch(_reader, arrivals, TryPass);
        _name = name;
        _reading = new Reader(this);
        _reading.Thread.Start();
    }

    /// <summary>Whether nothing but errors comes, so that the socket is of no use.</summary>
    public bool HasFailed => _errorsInARow >= ErrorsBeforeFailure;

    /// <summary>Says that the socket is about to be closed, so that the end is not taken for an error.</summary>
    public void Announce() => _closing.Set();

    /// <summary>Waits until nobody reads any more. The socket is closed.</summary>
    public void Dispose()
    {
        _other?.Turn.Set();
        var reading = _reading.Thread;
        if (Thread.CurrentThread != reading && reading.Join(JoinLimit))
            _closing.Dispose();
    }

    private void Run(Reader self)
    {
        while (ReadOn(self) && StandBy(self))
        {
        }
    }

    // True where another reads now, false at the end.
    private bool ReadOn(Reader self)
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
                    return false;
                default:
                    Recover();
                    break;
            }

            if (_reading != self)
                return true;
        }

        return false;
    }

    // True where it is its turn to read, false at the end.
    private bool StandBy(Reader self)
    {
        self.IsFree = true;
        Leisure.Use();
        self.Turn.Wait();
        return _reading == self;
    }

    // Called by the thread that reads, from the receiver. True where the other one reads now.
    private bool TryPass()
    {
        if (_closing.IsSet || _other is { IsFree: false })
            return false;
        var (self, next) = (_reading, _other);
        _other = self;
        if (next is null)
        {
            _reading = next = new Reader(this);
            next.Thread.Start();
            return true;
        }

        next.IsFree = false;
        _reading = next;
        next.Turn.Set();
        return true;
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

    /// <summary>One of the two threads.</summary>
    private sealed class Reader
    {
        private volatile bool _isFree;

        public Reader(ReceiveLoop loop) => Thread = new Thread(() => loop.Run(this)) { IsBackground = true, Name = loop._name };

        public Thread Thread { get; }

        /// <summary>Set when it is to read on, and at the end.</summary>
        public WakeSignal Turn { get; } = WakeSignal.Create();

        /// <summary>Whether it waits to read on.</summary>
        public bool IsFree
        {
            get => _isFree;
            set => _isFree = value;
        }
    }
}
