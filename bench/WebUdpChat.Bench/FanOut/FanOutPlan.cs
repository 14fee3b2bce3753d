using WebUdpChat.Bench.Servers;

namespace WebUdpChat.Bench.FanOut;

/// <summary>So many datagrams a second to so many browsers.</summary>
/// <param name="Key">What the results call it.</param>
/// <param name="Rate">Datagrams a second.</param>
/// <param name="Browsers">How many browsers.</param>
/// <param name="Seconds">How long one round sends.</param>
/// <param name="Servers">Who takes part.</param>
internal sealed record FanOutPlan(string Key, int Rate, int Browsers, double Seconds, IReadOnlyList<ServerKind> Servers)
{
    public string Title => $"{Rate:N0} datagrams/s to {Browsers:N0} browsers";

    public int Datagrams => (int)(Rate * Seconds);
}
