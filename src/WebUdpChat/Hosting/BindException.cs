using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Hosting;

/// <summary>A listener's socket could not be bound.</summary>
/// <param name="typed">What the user wrote.</param>
/// <param name="address">What of it could not be bound.</param>
/// <param name="inner">The system's error.</param>
internal sealed class BindException(string typed, PeerAddress address, SocketException inner)
    : Exception(Explain(Name(typed, address), inner.SocketErrorCode).Text, inner)
{
    /// <summary>Why.</summary>
    public Reason Why { get; } = Explain(Name(typed, address), inner.SocketErrorCode);

    /// <summary>The same, with what to do about it at the start.</summary>
    /// <param name="key">Where the listener's settings stand.</param>
    public StartException ForStart(string key) => new($"{Message} {Advice(key)}", this);

    /// <summary>Why an address could not be bound, in a sentence.</summary>
    public static Reason Explain(string address, SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => ListenerReasons.InUse.With(address),
        SocketError.AccessDenied => ListenerReasons.NotPermitted.With(address),
        SocketError.AddressNotAvailable => ListenerReasons.NotHere.With(address),
        _ => ListenerReasons.NotBindable.With(address, error),
    };

    // As it was written, and what that stands for.
    private static string Name(string typed, PeerAddress address) => typed == address.ToString() ? typed : $"{typed} ({address})";

    private string Advice(string key) => inner.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"End it, or choose another port, for example --udp {address.Port + 1}.",
        SocketError.AccessDenied => "Choose a port above 1023, for example --udp 9000.",
        _ => $"Correct {key}:Endpoint.",
    };
}
