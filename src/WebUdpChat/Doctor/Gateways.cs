using System.Net.NetworkInformation;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Doctor;

/// <summary>The routers that this machine sends through. A container's is the bridge on its host.</summary>
internal static class Gateways
{
    /// <summary>Asks the system; their ports are 0.</summary>
    public static IReadOnlyList<PeerAddress> Read()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(static network => network.GetIPProperties().GatewayAddresses)
                .Select(static gateway => PeerAddress.From(gateway.Address, 0)).Where(static address => address.Bits != 0)];
        }
        catch (Exception exception) when (exception is NetworkInformationException or IOException or PlatformNotSupportedException)
        {
            return []; // an interface has just gone
        }
    }
}
