using System.Globalization;
using WebUdpChat.Bench.Processes;

namespace WebUdpChat.Bench.Servers;

/// <summary>The gateway, and what a user would pick instead.</summary>
internal static class ServerKinds
{
    private const string Python = "/usr/bin/python3"; // Debian's own, for Debian's packages

    public static ServerKind Gateway { get; } = new("ours", "WebUdpChat", "signalr",
        static at => ["dotnet", Places.Gateway, "--urls", $"http://127.0.0.1:{at.Http}", "--udp", $"127.0.0.1:{at.Udp}", "--data", at.Folder],
        static () => null);

    /// <summary>A gateway that shares its journal in PostgreSQL.</summary>
    public static ServerKind Node(string name, string connection) => Gateway with
    {
        Name = $"node {name}",
        Title = $"WebUdpChat, node {name}",
        Command = at =>
        [
            .. Gateway.Command(at), "--Gateway:Storage:Provider=Postgres", $"--Gateway:Storage:ConnectionString={connection}", $"--Gateway:Node:Name={name}",
        ],
    };

    public static ServerKind Ws { get; } = OfNode("ws", "Node ws", "ws.js", "ws");

    public static ServerKind WsGathered { get; } = OfNode("ws-gathered", "Node ws, gathered 10 ms", "ws-gathered.js", "ws");

    public static ServerKind SocketIo { get; } = OfNode("socket.io", "socket.io", "socketio.js", "socket.io") with { Protocol = "socketio" };

    public static ServerKind NodeRed { get; } = OfNode("node-red", "Node-RED", "node-red.js", "node-red");

    public static ServerKind Websockets { get; } = OfPython("websockets", "Python websockets", "websockets_bridge.py");

    public static ServerKind Aiohttp { get; } = OfPython("aiohttp", "Python aiohttp", "aiohttp_bridge.py");

    public static ServerKind LibWebsockets { get; } = new("lws", "libwebsockets (C)", "raw",
        static at => [Places.Load("lws_bridge"), Port(at.Http), Port(at.Udp)],
        static () => File.Exists(Places.Load("lws_bridge")) ? null : "libwebsockets-dev is not installed");

    private static ServerKind OfNode(string name, string title, string script, string package) => new(name, title, "raw",
        at => ["node", Places.Peer(script), Port(at.Http), Port(at.Udp), at.Folder],
        () => Directory.Exists(Places.Peer($"node_modules/{package}")) ? null : $"the npm package {package} is not installed");

    private static ServerKind OfPython(string name, string title, string script) => new(name, title, "raw",
        at => [Python, Places.Peer(script), Port(at.Http), Port(at.Udp)],
        () => Directory.Exists($"/usr/lib/python3/dist-packages/{name}") ? null : $"python3-{name} is not installed");

    private static string Port(int port) => port.ToString(CultureInfo.InvariantCulture);
}
