namespace WebUdpChat.Hosting;

/// <summary>What the process tells whoever started it.</summary>
internal static class ExitCode
{
    /// <summary>It ended as it was asked to.</summary>
    public const int Success = 0;

    /// <summary>It could not start, or not go on.</summary>
    public const int Failure = 1;

    /// <summary>A setting is wrong (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;
}
