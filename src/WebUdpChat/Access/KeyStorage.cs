using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using WebUdpChat.Access.Accounts;
using WebUdpChat.Configuration;
using WebUdpChat.Hosting;

namespace WebUdpChat.Access;

/// <summary>Keeps the keys of cookies in the data directory, or in the database that nodes share, so that people stay signed in over a restart.</summary>
internal static class KeyStorage
{
    private const string FolderName = "keys";

    public static void AddKeyStorage(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("WebUdpChat");

        // It would make keys at each start, also where nobody signs in.
        foreach (var eager in services.Where(static each => each.ImplementationType?.Name == "DataProtectionHostedService").ToList())
            services.Remove(eager);
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<GatewayOptions>, AccountDatabase, DataFolder, ILoggerFactory>(
            static (options, settings, database, folder, logs) => options.XmlRepository = settings.Value.Storage.Provider == StorageProvider.Postgres
                ? new KeyTable(database)
                : new FileSystemXmlRepository(folder.MakePrivate(FolderName), logs));

        // It warns that the keys are not encrypted: they lie beside what they protect, in a folder of the owner's alone.
        services.Configure<LoggerFilterOptions>(static options =>
            options.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore.DataProtection", LogLevel.Error, null)));
    }
}
