namespace WebUdpChat.Configuration;

/// <summary>An address that the page is served on, as Kestrel reads it.</summary>
internal static class PageAddress
{
    /// <summary>Where the page is without being asked for.</summary>
    public const string Default = "http://localhost:8080";

    public static bool IsValid(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Host.Length > 0 && address.Port is >= 0 and <= 65535;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
