using System.Globalization;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Weather;

/// <summary>A lab in the settings: a preset, or a preset and a seed, such as <c>loss30:42</c>.</summary>
internal static class LabSetting
{
    /// <summary>The plan of a text; null for none.</summary>
    public static LabPlan? Read(string? text)
    {
        var parts = (text ?? "").Split(':');
        if (parts.Length > 2 || !FaultPresets.All.TryGetValue(parts[0], out var preset))
            return null;
        var seed = preset.Seed;
        if (parts.Length == 2 && !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed))
            return null;
        var profile = preset with { Seed = seed };
        return new LabPlan(profile, profile);
    }

    /// <summary>What is wrong with a text, in words; null for nothing.</summary>
    public static string? Fault(string? text) => string.IsNullOrEmpty(text) || Read(text) is not null
        ? null
        : $"\"{text}\" is none of {string.Join(", ", FaultPresets.All.Keys)}, nor one of them and a seed, such as loss30:42.";
}
