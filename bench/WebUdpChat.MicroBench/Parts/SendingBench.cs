using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>Datagrams of 64 bytes to 64 sockets of this machine, which drop what comes: what is left is the sender's own share.</summary>
[Description("sending, for each of 64 datagrams")]
public class SendingBench
{
    private const int Datagrams = 64;

    private readonly SendError[] _errors = new SendError[Datagrams];
    private OutgoingDatagram[] _datagrams = [];
    private Socket[] _peers = [];
    private UdpTransport _transport = null!;

    /// <summary>Opens the sockets.</summary>
    [GlobalSetup]
    public void Open()
    {
        _transport = UdpTransport.Bind(PeerAddress.From(IPAddress.Loopback, 0), new UdpTransportOptions());
        _peers = [.. Enumerable.Range(0, Datagrams).Select(static _ => OpenPeer())];
        _datagrams = [.. _peers.Select(static peer => new OutgoingDatagram(PeerAddress.From((IPEndPoint)peer.LocalEndPoint!), new byte[64]))];
    }

    /// <summary>Closes them.</summary>
    [GlobalCleanup]
    public void Close()
    {
        _transport.Dispose();
        Array.ForEach(_peers, static peer => peer.Dispose());
    }

    /// <summary>A call of the system for each.</summary>
    [Benchmark(Description = "one by one", OperationsPerInvoke = Datagrams)]
    public void OneByOne()
    {
        for (var i = 0; i < Datagrams; i++)
            _errors[i] = _transport.Send(_datagrams[i].To, _datagrams[i].Bytes.Span);
    }

    /// <summary>A call of the system for all.</summary>
    [Benchmark(Description = "together", OperationsPerInvoke = Datagrams)]
    public void Together() => _transport.SendMany(_datagrams, _errors);

    private static Socket OpenPeer()
    {
        var peer = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        SocketFilter.RefuseAll(peer);
        return peer;
    }
}
