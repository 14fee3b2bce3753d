using System.Net;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Policy;

internal static class Addresses
{
    public static PeerAddress At(string address, int port = 40_000) => PeerAddress.From(IPAddress.Parse(address), port);
}
