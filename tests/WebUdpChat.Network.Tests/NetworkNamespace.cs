using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WebUdpChat.Network.Tests;

/// <summary>A machine of its own, as far as the network goes. Sockets that are made in it stay in it.</summary>
internal sealed partial class NetworkNamespace : IDisposable
{
    private const int NewNetwork = 0x40000000; // CLONE_NEWNET

    private static int _made;

    public NetworkNamespace()
    {
        Name = $"webudpchat-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}";
        Programs.Ip($"netns add {Name}");
        Ip("link set lo up");
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Runs <c>ip</c> in it.</summary>
    public string Ip(string arguments) => Programs.Ip($"-n {Name} {arguments}");

    /// <summary>Does something on a thread that is in it.</summary>
    public T Run<T>(Func<T> work)
    {
        var result = default(T);
        var fault = default(Exception);
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle($"/run/netns/{Name}");
                Assert.Equal(0, SetNamespace((int)file.DangerousGetHandle(), NewNetwork));
                result = work();
            }
            catch (Exception exception)
            {
                fault = exception;
            }
        });
        thread.Start();
        thread.Join();
        return fault is null ? result! : throw new InvalidOperationException($"In {Name}: {fault.Message}", fault);
    }

    /// <summary>The number of an interface of this machine.</summary>
    public int IndexOf(string name) => int.Parse(Ip($"-o link show dev {name}").Split(':')[0], CultureInfo.InvariantCulture);

    /// <summary>An address with the number in place of the name of its interface, which only means something on this machine.</summary>
    public string Resolve(string address) => address.Split('%') is [var bare, var name] ? $"{bare}%{IndexOf(name)}" : address;

    /// <summary>Connects from within it.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        UseProxy = false,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = Run(static () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            await socket.ConnectAsync(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    /// <summary>A gateway in it.</summary>
    public Task<GatewayProcess> StartGatewayAsync(string udp, params IReadOnlyList<string> arguments) => GatewayProcess.StartAsync(new GatewayOptions
    {
        Udp = udp,
        Arguments = arguments,
        Wrapper = ["ip", "netns", "exec", Name],
        Handler = Handler,
    });

    /// <inheritdoc/>
    public void Dispose() => Programs.Ip($"netns del {Name}");

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int file, int kind);
}
