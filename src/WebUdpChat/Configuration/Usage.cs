namespace WebUdpChat.Configuration;

/// <summary>What <c>--help</c> prints.</summary>
internal static class Usage
{
    public const string Text = """
        WebUdpChat: a chat page for anything that speaks UDP.

          --urls URL           where the page is served      (http://localhost:8080)
          --udp PORT           where the first listener is   (9000, all addresses; also address:port)
          --remote HOST:PORT   a peer to talk with from the start; may be given several times
          --data DIR           where history is kept         (the user's application-data folder)
          --insecure-open-lan  lets everybody in who reaches the page: no accounts, no encryption
          --Gateway:KEY=VALUE  any other setting; see docs/settings.md
          --version, --help

        healthcheck [URL]      asks a running gateway whether it lives: exit code 0 or 1
        migrate --from PLACE --to PLACE
                               moves history from a data directory to PostgreSQL, or back; see docs/scaling.md

        """;
}
