namespace WebUdpChat.Core.Lab;

/// <summary>What a lab does in both directions; null for nothing.</summary>
/// <param name="In">To what comes.</param>
/// <param name="Out">To what leaves.</param>
public sealed record LabPlan(FaultProfile? In, FaultProfile? Out)
{
    /// <summary>Whether it does anything.</summary>
    public bool IsOn => In?.IsOn == true || Out?.IsOn == true;
}
