using System.Reflection;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Tests.Contract;

/// <summary>Every sentence that the program declares, found by looking for them.</summary>
internal static class KnownSentences
{
    /// <summary>All of them, in both assemblies.</summary>
    public static IReadOnlyList<Sentence> All { get; } =
    [
        .. from assembly in new[] { typeof(Sentence).Assembly, typeof(Program).Assembly }
           from type in assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType == typeof(Sentence)
           select (Sentence)field.GetValue(null)!,
    ];
}
