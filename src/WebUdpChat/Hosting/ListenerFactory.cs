using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Hosting;

/// <summary>Binds the sockets of a listener and gives it its dialect.</summary>
internal sealed class ListenerFactory(IOptions<GatewayOptions> options, TimeProvider time, ILoggerFactory logs)
{
    private const int PortAttempts = 20;

    /// <summary>Makes a listener of a setup that follows <see cref="ListenerRules"/>.</summary>
    /// <param name="setup">What it is to be.</param>
    /// <param name="sink">Takes what it hears.</param>
    /// <param name="mayWait">Whether a socket that cannot be bound for this reason is bound later.</param>
    /// <exception cref="BindException">A socket cannot be bound, and may not wait.</exception>
    public PeerListener Bind(ListenerSetup setup, IListenerSink sink, Func<SocketError, bool> mayWait)
    {
        var endpoint = UdpEndpoint.Read(setup.Endpoint)!;
        var transports = endpoint.Addresses.Count == 1
            ? [Bind(setup, endpoint.Addresses[0], endpoint.Interface, mayWait)]
            : BindBoth(setup, endpoint.Addresses, mayWait);
        var bounds = new PeerListenerOptions
        {
            Faulted = (listener, fault) => HostLog.DialectFaulted(logs.CreateLogger<PeerListener>(), listener.Name, fault),
        };
        return new PeerListener(setup.Name, Speak(setup), transports, sink, bounds, time);
    }

    /// <summary>What a setup asks of the system.</summary>
    public UdpTransportOptions Options(ListenerSetup setup) => new()
    {
        Groups = [.. setup.Groups.Select(ListenerGroup.Read).OfType<ListenerGroup>().Distinct()],
        MulticastTtl = setup.MulticastTtl,
        MulticastLoopback = setup.MulticastLoopback,
        PermitBroadcast = options.Value.Policy.Broadcast || setup.Dialect == DialectNames.IpMessenger, // members find each other by broadcasts
        PermitMulticast = options.Value.Policy.Multicast,
    };

    private static IDialect Speak(ListenerSetup setup) => setup.Dialect switch
    {
        DialectNames.Text => new TextDialect(),
        DialectNames.IpMessenger => new IpMessengerDialect(MemberRules.Options(setup.Member ?? MemberSetup.Default)),
        _ => throw new StartException($"There is no dialect {setup.Dialect}."),
    };

    private SupervisedTransport Bind(ListenerSetup setup, PeerAddress address, string? network, Func<SocketError, bool> mayWait)
    {
        var plan = new BindPlan(address, network);
        try
        {
            return SupervisedTransport.Bind(plan, Options(setup));
        }
        catch (SocketException exception) when (mayWait(exception.SocketErrorCode))
        {
            return SupervisedTransport.Await(plan, Options(setup), address);
        }
        catch (SocketException exception)
        {
            throw new BindException(setup.Endpoint, address, exception);
        }
    }

    // Any free port must be free in both families, and only binding tells.
    private List<IDatagramTransport> BindBoth(ListenerSetup setup, IReadOnlyList<PeerAddress> addresses, Func<SocketError, bool> mayWait)
    {
        for (var attempt = 1; ; attempt++)
        {
            var v4 = Bind(setup, addresses[0], null, mayWait);
            try
            {
                return Socket.OSSupportsIPv6
                    ? [v4, Bind(setup, PeerAddress.From(IPAddress.IPv6Any, v4.LocalAddress.Port), null, mayWait)]
                    : [v4];
            }
            catch (BindException) when (addresses[0].Port == 0 && attempt < PortAttempts)
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
}
