using System.Globalization;
using WebUdpChat.Bench.Receive;

return args switch
{
    ["receive", var port] => await ReceiveProgram.RunAsync(int.Parse(port, CultureInfo.InvariantCulture)),
    ["socket"] => SocketProgram.Run(),
    _ => 64,
};
