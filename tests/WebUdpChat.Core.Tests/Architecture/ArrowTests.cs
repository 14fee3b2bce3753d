using System.Reflection;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Threads;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Architecture;

/// <summary>Who may know whom, read from the compiled assembly: declarations and the code of every method.</summary>
public sealed class ArrowTests
{
    private const string Root = "WebUdpChat";
    private const string Dialects = "WebUdpChat.Core.Dialects";
    private const string Transport = "WebUdpChat.Core.Transport";
    private const string Lab = "WebUdpChat.Core.Lab";
    private const string Reasons = "WebUdpChat.Core.Reasons";

    private static readonly Assembly Core = typeof(PeerAddress).Assembly;

    private static readonly string[] OutsideWorld = ["System.Net", "System.Threading", "System.IO", "Microsoft"];

    private static readonly string[] ClocksAndChance =
    [
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Random", "System.Security.Cryptography.RandomNumberGenerator",
        "System.Console", "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Environment.get_TickCount",
        "System.Environment.get_TickCount64", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
    ];

    [Fact]
    public void Dialects_OfThisProject_KnowAddressesAndDeliveryStatesOnly() =>
        AssertKnowsOnly(Dialects, typeof(PeerAddress), typeof(DeliveryState));

    [Fact]
    public void Transport_OfThisProject_KnowsAddressesAndThreadsOnly() =>
        AssertKnowsOnly(Transport, typeof(PeerAddress), typeof(InterfaceZones), typeof(WakeSignal), typeof(Leisure));

    [Fact]
    public void Lab_OfThisProject_KnowsAddressesAndTransportsOnly() =>
        AssertKnowsOnly(Lab, [typeof(PeerAddress), .. UsedMembers.TypesIn(Core, Transport)]);

    [Fact]
    public void Dialects_OfTheFramework_UseNoSocketTaskTimerClockOrChance()
    {
        Assert.Contains(typeof(IDialect), UsedMembers.TypesIn(Core, Dialects));
        Assert.Empty(UsedMembers.TypesIn(Core, Dialects).SelectMany(ForbiddenIn));
    }

    [Fact]
    public void ForbiddenIn_TypesThatUseEachKind_FindsThem()
    {
        var inResolver = ForbiddenIn(typeof(HostResolver));
        Assert.Contains(inResolver, found => found.EndsWith("System.TimeProvider", StringComparison.Ordinal));
        Assert.Contains(inResolver, found => found.Contains("System.Threading.Tasks", StringComparison.Ordinal));
        Assert.Contains(inResolver, found => found.Contains("System.Net.IPAddress", StringComparison.Ordinal));
        var inLambda = typeof(Impatient).GetNestedTypes(BindingFlags.NonPublic).SelectMany(ForbiddenIn);
        Assert.Contains(inLambda, found => found.EndsWith("System.DateTime.get_UtcNow", StringComparison.Ordinal));
        Assert.Contains(UsedMembers.Of(typeof(IDatagramTransport)), used => used == typeof(PeerAddress));
    }

    [Fact]
    public void Core_OfThePlatform_ReferencesNoWebServerAndNoDatabase()
    {
        string[] forbidden = ["Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.EntityFrameworkCore", "SQLitePCL", "Npgsql", "System.Data"];
        var references = Core.GetReferencedAssemblies().Select(reference => reference.Name!).ToArray();

        Assert.Contains("System.Runtime", references);
        Assert.DoesNotContain(references, name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    // Sentences are words and know nobody, so that everybody may say them.
    private static void AssertKnowsOnly(string space, params Type[] allowed)
    {
        var types = UsedMembers.TypesIn(Core, space);
        Assert.NotEmpty(types);
        Assert.Empty(
            from type in types
            from used in UsedMembers.Of(type).OfType<Type>()
            where UsedMembers.IsIn(used, Root) && !UsedMembers.IsIn(used, space) && !UsedMembers.IsIn(used, Reasons) && !allowed.Contains(used)
            select $"{type} uses {used}");
    }

    private static string[] ForbiddenIn(Type type) =>
    [
        .. from used in UsedMembers.Of(type)
           let owner = used as Type ?? used.DeclaringType
           let name = used is Type ? owner?.FullName : $"{owner?.FullName}.{used.Name}"
           where (owner is not null && OutsideWorld.Any(space => UsedMembers.IsIn(owner, space))) || ClocksAndChance.Contains(name)
           select $"{type} uses {name}",
    ];

    private sealed class Impatient
    {
        public static Func<DateTime> Clock => () => DateTime.UtcNow;
    }
}
