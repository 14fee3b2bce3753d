using System.Collections.Frozen;
using System.Net;
using System.Net.NetworkInformation;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>The interfaces and addresses of this machine at one moment.</summary>
public sealed class LocalNetwork
{
    private readonly FrozenSet<UInt128> _addresses;

    /// <summary>A network of these interfaces.</summary>
    public LocalNetwork(IReadOnlyList<LocalInterface> interfaces)
    {
        Interfaces = interfaces;
        _addresses = interfaces.SelectMany(static network => network.Addresses).Select(static address => address.Bits).ToFrozenSet();
    }

    /// <summary>The interfaces, by number.</summary>
    public IReadOnlyList<LocalInterface> Interfaces { get; }

    /// <summary>Asks the system.</summary>
    public static LocalNetwork Read()
    {
        try
        {
            return new LocalNetwork([.. NetworkInterface.GetAllNetworkInterfaces()
                .Select(LocalInterface.Read).OfType<LocalInterface>().OrderBy(static network => network.Index)]);
        }
        catch (Exception exception) when (exception is NetworkInformationException or IOException)
        {
            return new LocalNetwork([]);
        }
    }

    /// <summary>The interface of this name; null where there is none.</summary>
    public LocalInterface? Find(string name) => Interfaces.FirstOrDefault(network => network.Name == name);

    /// <summary>Whether an address is one of this machine's.</summary>
    public bool Has(PeerAddress address) => _addresses.Contains(address.Bits) || IPAddress.IsLoopback(address.ToIPAddress());

    /// <summary>Whether nothing that matters to sockets is different.</summary>
    public bool IsLike(LocalNetwork other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Interfaces.Count == other.Interfaces.Count && Interfaces.Zip(other.Interfaces).All(static pair =>
            pair.First.Name == pair.Second.Name && pair.First.Index == pair.Second.Index && pair.First.IsUp == pair.Second.IsUp
            && pair.First.Addresses.SequenceEqual(pair.Second.Addresses) && pair.First.Broadcasts.SequenceEqual(pair.Second.Broadcasts));
    }
}
