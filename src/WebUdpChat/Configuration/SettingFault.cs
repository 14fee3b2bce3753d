namespace WebUdpChat.Configuration;

/// <summary>What is wrong with a setting.</summary>
/// <param name="Key">Its full name.</param>
/// <param name="Sentence">What is wrong and what is permitted.</param>
internal sealed record SettingFault(string Key, string Sentence)
{
    /// <summary>Whether a key is this setting or lies below it.</summary>
    public bool Covers(string key) => key.StartsWith(Key, StringComparison.OrdinalIgnoreCase) && (key.Length == Key.Length || key[Key.Length] == ':');

    public override string ToString() => $"{Key}: {Sentence}";
}
