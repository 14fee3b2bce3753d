using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;

namespace WebUdpChat.Hosting;

/// <summary>Where the gateway keeps all that is to outlive it.</summary>
internal sealed class DataFolder(IOptions<GatewayOptions> options)
{
    /// <summary>Full path of the directory.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.DataDirectory ?? Default);

    /// <summary>Full path of something in it.</summary>
    public string Of(string name) => System.IO.Path.Combine(Path, name);

    private static string Default => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "WebUdpChat");
}
