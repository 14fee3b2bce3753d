using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Transport;

/// <summary>The groups that a socket is in. Follows interfaces that go and come back with another number.</summary>
internal sealed class GroupMemberships(Socket socket)
{
    // linux/in.h: struct group_req { interface(32) | pad(32) | sockaddr_storage }, group_source_req with a second one
    private const int JoinGroup = 42; // MCAST_JOIN_GROUP
    private const int LeaveGroup = 45;
    private const int JoinSource = 46; // MCAST_JOIN_SOURCE_GROUP, RFC 3678
    private const int LeaveSource = 47;
    private const int StorageLength = 128; // sizeof(struct sockaddr_storage)
    private const int StorageOffset = 8;
    private const int SolIp = 0;
    private const int SolIpv6 = 41;

    private readonly Dictionary<ListenerGroup, uint> _joined = [];

    /// <summary>The groups that it is in.</summary>
    public IReadOnlyList<ListenerGroup> Joined => [.. _joined.Keys];

    /// <summary>Joins and leaves until it is in these groups where it can be. Returns what keeps it from one, in words; null for nothing.</summary>
    public Reason? Follow(IEnumerable<ListenerGroup> wanted, LocalNetwork network)
    {
        var groups = wanted.Where(group => group.Kind == GroupKind.Multicast && group.Address.Family == socket.AddressFamily).ToList();
        foreach (var (group, index) in _joined.Where(one => !groups.Contains(one.Key) || network.Find(one.Key.Interface)?.Index != one.Value).ToList())
            Leave(group, index);
        var trouble = default(Reason);
        foreach (var group in groups)
            trouble ??= Join(group, network.Find(group.Interface));
        return trouble;
    }

    private Reason? Join(ListenerGroup group, LocalInterface? network)
    {
        if (network is null)
            return ListenerReasons.GroupWithoutInterface.With(group, group.Interface);
        if (_joined.ContainsKey(group))
            return network.IsUp ? null : ListenerReasons.GroupInterfaceDown.With(group, group.Interface);
        try
        {
            Set(group, network.Index, join: true);
            _joined[group] = network.Index;
            return network.IsUp ? null : ListenerReasons.GroupInterfaceDown.With(group, group.Interface);
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.NoBufferSpaceAvailable
                ? ListenerReasons.GroupsUsedUp.With(group)
                : ListenerReasons.GroupNotJoined.With(group, e.SocketErrorCode);
        }
    }

    private void Leave(ListenerGroup group, uint index)
    {
        _joined.Remove(group);
        try
        {
            Set(group, index, join: false);
        }
        catch (SocketException)
        {
            // The interface is gone, and the membership with it.
        }
    }

    private void Set(ListenerGroup group, uint index, bool join)
    {
        if (OperatingSystem.IsLinux())
            SetLinux(group, index, join);
        else
            SetPlain(group, index, join);
    }

    private void SetLinux(ListenerGroup group, uint index, bool join)
    {
        Span<byte> request = stackalloc byte[StorageOffset + (2 * StorageLength)];
        request.Clear();
        MemoryMarshal.Write(request, index);
        SocketAddresses.WriteLinux(group.Address, request[StorageOffset..]);
        var length = StorageOffset + StorageLength;
        if (group.Source is { } source)
        {
            SocketAddresses.WriteLinux(source, request[length..]);
            length += StorageLength;
        }

        var level = group.Address.Family == AddressFamily.InterNetwork ? SolIp : SolIpv6;
        var option = (group.Source is not null, join) switch
        {
            (false, true) => JoinGroup,
            (false, false) => LeaveGroup,
            (true, true) => JoinSource,
            _ => LeaveSource,
        };
        socket.SetRawSocketOption(level, option, request[..length]);
    }

    private void SetPlain(ListenerGroup group, uint index, bool join)
    {
        if (group.Source is not null)
            throw new SocketException((int)SocketError.OperationNotSupported);
        var option = join ? SocketOptionName.AddMembership : SocketOptionName.DropMembership;
        if (group.Address.Family == AddressFamily.InterNetwork)
            socket.SetSocketOption(SocketOptionLevel.IP, option, new MulticastOption(group.Address.ToIPAddress(), IPAddress.HostToNetworkOrder((int)index)));
        else
            socket.SetSocketOption(SocketOptionLevel.IPv6, option, new IPv6MulticastOption(group.Address.ToIPAddress(), index));
    }
}
