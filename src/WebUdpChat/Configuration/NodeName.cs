namespace WebUdpChat.Configuration;

/// <summary>What a gateway calls itself among those that share a journal.</summary>
internal static class NodeName
{
    private const int MaxLength = 40;

    /// <summary>The name of the settings, else that of the machine, as far as a name may hold it.</summary>
    public static string Of(NodeOptions options)
    {
        if (options.Name is { } name)
            return name;
        var machine = new string([.. Environment.MachineName.Select(static c => ListenerRules.IsName(c.ToString()) ? c : '-').Take(MaxLength)]);
        return machine.Length > 0 ? machine : "gateway";
    }
}
