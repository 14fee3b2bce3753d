using System.Net.NetworkInformation;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// The zones of scoped IPv6 addresses (RFC 4007): this machine's interfaces, told apart by name. Between the zone that a
/// <see cref="PeerAddress"/> holds and the index that the operating system has for the interface at the moment. Thread-safe.
/// </summary>
public static class InterfaceZones
{
    private static readonly ZoneTable Table = new(Read);

    /// <summary>The zone of an interface by its index; 0 for 0.</summary>
    public static uint OfIndex(uint index) => Table.OfIndex(index);

    /// <summary>The present index of a zone's interface; 0 for 0, one that no interface has where it is not there.</summary>
    public static uint IndexOf(uint zone) => Table.IndexOf(zone);

    /// <summary>The name of a zone's interface.</summary>
    public static string NameOf(uint zone) => Table.NameOf(zone);

    /// <summary>Takes over the interfaces as they are now: to be called where the machine's network is another one than before.</summary>
    public static void Update() => Table.Update();

    /// <summary>The zone of the present interface of this name or index; 0 where this machine has none such.</summary>
    internal static uint Find(string nameOrIndex) => Table.Find(nameOrIndex);

    /// <summary>The zone that was written as <see cref="NameOf"/> tells it, or by its index; also where it is not there.</summary>
    internal static uint Of(string written) => Table.Of(written);

    private static IEnumerable<(string Name, uint Index)> Read()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces().Select(static network => (network.Name, IndexOf(network)));
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    private static uint IndexOf(NetworkInterface network)
    {
        try
        {
            return (uint)network.GetIPProperties().GetIPv6Properties().Index;
        }
        catch (NetworkInformationException)
        {
            // Without IPv6, or just gone.
            return 0;
        }
    }
}
