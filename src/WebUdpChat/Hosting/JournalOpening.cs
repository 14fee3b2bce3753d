using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;

namespace WebUdpChat.Hosting;

/// <summary>Opens the journal that the settings name.</summary>
internal sealed class JournalOpening(IOptions<GatewayOptions> options, TimeProvider time, ILoggerFactory logs)
{
}
