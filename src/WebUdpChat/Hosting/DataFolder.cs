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

    /// <summary>Opens a new file, or an old one anew, which nobody but the owner may read.</summary>
    public FileStream CreatePrivate(string name, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Of(name), options);
    }

    /// <summary>Makes a folder in it which nobody but the owner may read.</summary>
    public DirectoryInfo MakePrivate(string name) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(Of(name))
        : Directory.CreateDirectory(Of(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static string Default => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "WebUdpChat");
}
