using System.Net;
using System.Net.Sockets;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Hosting;

/// <summary>Binds the sockets of a listener and gives it its dialect.</summary>
internal static class ListenerFactory
{
    private const int PortAttempts = 20;

    public static PeerListener Bind(ListenerSettings settings, IListenerSink sink, TimeProvider time, ILoggerFactory logs)
    {
        var endpoint = UdpEndpoint.Read(settings.Endpoint)!;
        var transports = endpoint.Addresses.Count == 1
            ? [Bind(settings, endpoint.Addresses[0])]
            : BindBoth(settings, endpoint.Addresses);
        var options = new PeerListenerOptions
        {
            Faulted = (listener, fault) => HostLog.DialectFaulted(logs.CreateLogger<PeerListener>(), listener.Name, fault),
        };
        return new PeerListener(settings.Name, Speak(settings.Dialect), transports, sink, options, time);
    }

    private static TextDialect Speak(string dialect) => dialect switch
    {
        DialectNames.Text => new TextDialect(),
        _ => throw new StartException($"There is no dialect {dialect}."),
    };

    private static UdpTransport Bind(ListenerSettings settings, PeerAddress address)
    {
        try
        {
            return UdpTransport.Bind(address, new UdpTransportOptions());
        }
        catch (SocketException exception)
        {
            throw new StartException(Explain(settings, address, exception.SocketErrorCode), exception);
        }
    }

    // Any free port must be free in both families, and only binding tells.
    private static List<IDatagramTransport> BindBoth(ListenerSettings settings, IReadOnlyList<PeerAddress> addresses)
    {
        for (var attempt = 1; ; attempt++)
        {
            var v4 = Bind(settings, addresses[0]);
            try
            {
                return Socket.OSSupportsIPv6
                    ? [v4, Bind(settings, PeerAddress.From(IPAddress.IPv6Any, v4.LocalAddress.Port))]
                    : [v4];
            }
            catch (StartException) when (addresses[0].Port == 0 && attempt < PortAttempts)
            {
                v4.Dispose();
            }
            catch
            {
                v4.Dispose();
                throw;
            }
        }
    }

    private static string Explain(ListenerSettings settings, PeerAddress address, SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => $"UDP {Name(settings, address)} is in use by another program. End it, or choose another port, for example --udp {address.Port + 1}.",
        SocketError.AccessDenied => $"UDP {Name(settings, address)} may not be bound by this user. Choose a port above 1023, for example --udp 9000.",
        SocketError.AddressNotAvailable => $"UDP {Name(settings, address)}: this machine has no such address. Correct {settings.Key}:Endpoint.",
        _ => $"UDP {Name(settings, address)} cannot be bound ({error}). Correct {settings.Key}:Endpoint.",
    };

    // As it was written, and what that stands for.
    private static string Name(ListenerSettings settings, PeerAddress address) =>
        settings.Endpoint == address.ToString() ? settings.Endpoint : $"{settings.Endpoint} ({address})";
}
