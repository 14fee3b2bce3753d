using WebUdpChat.Contract;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Doctor;

/// <summary>Compares the receive buffers that sockets were granted with what was asked for.</summary>
internal static class ReceiveBuffer
{
    private static readonly int Asked = new UdpTransportOptions().ReceiveBufferBytes;

    // socket(7): Linux doubles what is asked for, and tells the doubled number.
    private static readonly int Counted = OperatingSystem.IsLinux() ? 2 : 1;

    /// <summary>What sockets were granted, as the system counts it.</summary>
    public static ReceiveBufferView Of(IEnumerable<int> granted)
    {
        var known = granted.Where(static bytes => bytes > 0).Select(static bytes => bytes / Counted).ToList();
        var least = known.Count == 0 ? default(int?) : known.Min();
        return new ReceiveBufferView(Asked, least, least < Asked ? Commands() : []);
    }

    private static string[] Commands()
    {
        if (OperatingSystem.IsLinux())
            return [$"sudo sysctl -w net.core.rmem_max={Asked}", $"echo net.core.rmem_max={Asked} | sudo tee /etc/sysctl.d/90-webudpchat.conf"];
        return OperatingSystem.IsMacOS() ? [$"sudo sysctl -w kern.ipc.maxsockbuf={2 * Asked}"] : [];
    }
}
