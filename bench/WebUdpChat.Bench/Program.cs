using System.Globalization;
using WebUdpChat.Bench;
using WebUdpChat.Bench.Receive;

switch (args)
{
    case ["receive", var port]:
        return await ReceiveProgram.RunAsync(int.Parse(port, CultureInfo.InvariantCulture));
    case ["socket"]:
        return SocketProgram.Run(withLab: false);
    case ["lab"]:
        return SocketProgram.Run(withLab: true);
    default:
        if (BenchOptions.Read(args) is { } options)
            return await Bench.RunAsync(options);
        await Console.Error.WriteLineAsync("Usage: bench.sh [--quick] [--long] [--only PART,…] [--baseline]");
        return 64;
}
