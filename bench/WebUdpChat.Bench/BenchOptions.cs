namespace WebUdpChat.Bench;

/// <summary>What <c>./bench.sh</c> was asked for.</summary>
internal sealed record BenchOptions
{
    /// <summary>Fewer rounds and peers, for a look while working.</summary>
    public bool Quick { get; init; }

    /// <summary>The journal with ten million messages.</summary>
    public bool Long { get; init; }

    /// <summary>Parts to run; all if there are none.</summary>
    public IReadOnlySet<string> Only { get; init; } = new HashSet<string>();

    /// <summary>Whether the results become the ones to compare with from now on.</summary>
    public bool SetBaseline { get; init; }

    public int Rounds => Quick ? 2 : 5;

    /// <summary>How long a server is loaded before it is measured.</summary>
    public double WarmSeconds => Quick ? 1 : 3;

    public bool Wants(string part) => Only.Count == 0 || Only.Contains(part);

    /// <summary>Reads the command line; null where it makes no sense.</summary>
    public static BenchOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--quick":
                    options = options with { Quick = true };
                    break;
                case "--long":
                    options = options with { Long = true };
                    break;
                case "--baseline":
                    options = options with { SetBaseline = true };
                    break;
                case "--only" when i + 1 < arguments.Count:
                    options = options with { Only = arguments[++i].Split(',').ToHashSet() };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
