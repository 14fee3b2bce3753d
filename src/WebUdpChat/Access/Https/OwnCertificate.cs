using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WebUdpChat.Hosting;

namespace WebUdpChat.Access.Https;

/// <summary>
/// The certificate for https where no setting names one: made once, kept in the data directory. No authority vouches for
/// it, so people compare its fingerprint with the one that the gateway printed.
/// </summary>
internal sealed class OwnCertificate(DataFolder folder, IConfiguration configuration, TimeProvider time) : IDisposable
{
    public const string FileName = "certificate.pfx";

    // What clients take at most (825 days, for a certificate that somebody trusts by hand).
    private static readonly TimeSpan Life = TimeSpan.FromDays(820);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private X509Certificate2? _certificate;

    /// <summary>Whether https is served with this one.</summary>
    public bool IsUsed => _certificate is not null;

    /// <summary>Whether the settings leave it to us.</summary>
    public bool IsWanted => !configuration.GetSection("Kestrel:Certificates:Default").Exists();

    /// <summary>SHA-256 of it, as browsers show it; null where it is not used.</summary>
    public string? Fingerprint => _certificate is { } made
        ? string.Join(':', Convert.ToHexString(made.GetCertHash(HashAlgorithmName.SHA256)).Chunk(2).Select(static pair => new string(pair)))
        : null;

    /// <summary>The certificate, made where there is none or its time is nearly over.</summary>
    public X509Certificate2 Get()
    {
        lock (_lock)
            return _certificate ??= Load() ?? Make();
    }

    public void Dispose() => _certificate?.Dispose();

    private X509Certificate2? Load()
    {
        var path = folder.Of(FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            var kept = X509CertificateLoader.LoadPkcs12FromFile(path, null);
            if (kept.HasPrivateKey && kept.NotAfter > (time.GetUtcNow() + RenewBefore).LocalDateTime)
                return kept;
            kept.Dispose();
        }
        catch (CryptographicException)
        {
            // Not one that can be used: a new one takes its place.
        }

        return null;
    }

    private X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=WebUdpChat", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(Names());
        var now = time.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now + Life);
        var bytes = made.Export(X509ContentType.Pkcs12);
        using (var file = folder.CreatePrivate(FileName, FileMode.Create))
            file.Write(bytes);
        return X509CertificateLoader.LoadPkcs12(bytes, null);
    }

    private static X509Extension Names()
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in OwnHosts.MachineNames.Append("localhost"))
            names.AddDnsName(name);
        foreach (var address in NetworkInterface.GetAllNetworkInterfaces().SelectMany(static each => each.GetIPProperties().UnicastAddresses))
            names.AddIpAddress(address.Address.IsIPv6LinkLocal ? new IPAddress(address.Address.GetAddressBytes()) : address.Address);
        return names.Build();
    }
}
