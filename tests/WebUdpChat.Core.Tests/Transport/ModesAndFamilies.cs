namespace WebUdpChat.Core.Tests.Transport;

/// <summary>Each of the ways to use a socket, with each address family.</summary>
internal static class ModesAndFamilies
{
    /// <summary>The name of each mode, and whether by IPv6.</summary>
    public static TheoryData<string, bool> Of<TMode>()
        where TMode : struct, Enum
    {
        var modes = new TheoryData<string, bool>();
        foreach (var mode in Enum.GetNames<TMode>())
        {
            modes.Add(mode, false);
            modes.Add(mode, true);
        }

        return modes;
    }
}
