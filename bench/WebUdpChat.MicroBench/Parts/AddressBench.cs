using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>What people type for a peer, and what is shown for one.</summary>
[Description("addresses")]
public class AddressBench
{
    private PeerAddress _address;

    /// <summary>What is typed.</summary>
    [Params("192.0.2.1:9000", "[2001:db8::1:2:3]:9000", "sensor.example:9000")]
    public string Typed { get; set; } = "";

    /// <summary>Reads it once, to have something to show.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        PeerAddressParser.TryParse(Typed, out var target);
        _address = target.Address ?? new PeerAddress(0x7F000001, 9000);
    }

    /// <summary>Strictly: one meaning or none.</summary>
    [Benchmark(Description = "parse")]
    public AddressError Parse() => PeerAddressParser.TryParse(Typed, out _);

    /// <summary>As the page shows it; for a name that of some IPv4 address.</summary>
    [Benchmark(Description = "write")]
    public string Write() => _address.ToString();
}
