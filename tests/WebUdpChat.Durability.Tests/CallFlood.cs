using System.Globalization;

namespace WebUdpChat.Durability.Tests;

/// <summary>
/// A client that sends hub messages as fast as it can until it is cut. A program of its own, and one that gives way to all
/// others: what is measured is what it costs the gateway, not what it takes of this machine.
/// </summary>
internal sealed class CallFlood : IAsyncDisposable
{
    private const string Program = """
        import os, select, socket, struct, sys, time
        host, port, separator = sys.argv[1], int(sys.argv[2]), b"\x1e"

        def frame(text):  # RFC 6455 section 5.2, with a mask that changes nothing
            return b"\x81" + struct.pack("!BQ", 0xff, len(text)) + bytes(4) + text

        calls = frame(b"".join(call.encode() + separator for call in sys.argv[3:]) * 50)
        flood = socket.create_connection((host, port))
        flood.sendall(f"GET /hub HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode())
        seen = b""
        while b"\r\n\r\n" not in seen:
            seen += flood.recv(4096)
        flood.sendall(frame(b'{"protocol":"json","version":1}' + separator))
        sys.stdin.readline()
        begun, rest = time.monotonic(), calls
        flood.setblocking(False)
        try:
            while b'"type":7' not in seen:
                readable, writable, _ = select.select([flood], [flood], [])
                if readable:
                    read = flood.recv(1 << 16)
                    seen = seen[-16:] + read if read else b'"type":7'
                if writable:
                    rest = rest[flood.send(rest):] or calls
        except OSError:
            pass
        print(time.monotonic() - begun, flush=True)
        """;

    private readonly ChildProcess _process;

    /// <summary>Connects it.</summary>
    public CallFlood(Uri page, params IEnumerable<string> calls) => _process = new ChildProcess(
        "nice", ["-n", "19", "python3", "-c", Program, page.Host, page.Port.ToString(CultureInfo.InvariantCulture), .. calls]);

    /// <summary>Whether it was cut.</summary>
    public bool IsOver => _process.HasExited;

    /// <summary>Begins it.</summary>
    public Task BeginAsync() => _process.WriteAsync("begin\n");

    /// <summary>How long it lived until it was cut, in seconds.</summary>
    public async Task<double> LivedAsync()
    {
        await _process.WaitForExitAsync();
        return double.Parse(_process.OutputText, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
