using System.Globalization;
using WebUdpChat.Bench.Processes;

namespace WebUdpChat.Bench.Load;

/// <summary>Sends datagrams, evenly.</summary>
internal static class Sender
{
    /// <summary>Sends them.</summary>
    /// <param name="port">Where to.</param>
    /// <param name="rate">How many a second; 0 for as fast as it goes.</param>
    /// <param name="count">How many.</param>
    /// <param name="run">The number of the run that is in them.</param>
    /// <param name="from">The port to send from; 0 for any.</param>
    public static async Task<Sent> SendAsync(int port, int rate, int count, int run, int from = 0) => Json.Read<Sent>(await Child.RunAsync(
        Places.Load("sender"), "--port", Text(port), "--rate", Text(rate), "--count", Text(count), "--run", Text(run), "--from", Text(from)).ConfigureAwait(false));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was sent.</summary>
/// <param name="Refused">How many the system did not take.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="LateMs">By how much the sender was late at most.</param>
internal sealed record Sent(long Refused, double Seconds, double LateMs);
