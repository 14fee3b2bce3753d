using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WebUdpChat.Contract;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Tests.Contract;

/// <summary>Writes the hub's contract as TypeScript, from the C# interfaces and records themselves.</summary>
internal sealed class ContractWriter
{
    private const string Head =
        "// Generated from src/WebUdpChat/Contract; the test Contract_CheckedInFile_IsCurrent keeps it so.\n" +
        "// To write it anew: UPDATE_CONTRACT=1 dotnet test tests/WebUdpChat.Tests --filter Contract\n";

    private const string Argument = "export type ReasonArgument = string | number | ReasonView;";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, string> _declarations = new(StringComparer.Ordinal);
    private readonly TypeScriptTypes _types;

    private ContractWriter() => _types = new TypeScriptTypes(Declare);

    /// <summary>The whole of <c>contract.ts</c>.</summary>
    public static string Write()
    {
        var writer = new ContractWriter();
        var hub = writer.Interface("ChatHub", typeof(IChatHub), method => $"Promise<{writer.Answer(method)}>");
        var client = writer.Interface("ChatClient", typeof(IChatClient), _ => "void");
        return $"{Head}\n{string.Join("\n\n", [hub, client, .. writer._declarations.Values, Argument, Losses(), Sentences()])}\n";
    }

    // The keys of `dropped` and `rejected`, for those who put them in words.
    private static string Losses() =>
        "export const lossReasons = {\n" +
        $"  dropped: {Names(Enum.GetValues<DropReason>())},\n" +
        $"  rejected: {Names(Enum.GetValues<DecodeError>().Where(static error => error != DecodeError.None))},\n" +
        "} as const;";

    private static string Names<T>(IEnumerable<T> reasons) where T : struct, Enum =>
        $"[{string.Join(", ", reasons.Select(static reason => $"\"{Camel(reason.ToString())}\""))}]";

    // In English, which the gateway says itself: for those who write them in other languages, and for the tests of that.
    private static string Sentences()
    {
        var text = new StringBuilder("export const sentences = {\n");
        foreach (var sentence in KnownSentences.All.OrderBy(static each => each.Code, StringComparer.Ordinal))
            text.Append($"  \"{sentence.Code}\": {JsonSerializer.Serialize(sentence.Template, Plain)},\n");
        return text.Append("} as const;\n\nexport type ReasonCode = keyof typeof sentences;").ToString();
    }

    private string Interface(string name, Type type, Func<MethodInfo, string> answer)
    {
        var text = new StringBuilder($"export interface {name} {{\n");
        foreach (var method in type.GetMethods())
        {
            var parameters = method.GetParameters().Select(p => $"{p.Name}: {_types.Of(p)}");
            text.Append($"  {method.Name}({string.Join(", ", parameters)}): {answer(method)};\n");
        }

        return text.Append('}').ToString();
    }

    private string Answer(MethodInfo method) =>
        method.ReturnType == typeof(Task) ? "void" : _types.Of(method.ReturnType.GetGenericArguments()[0]);

    private void Declare(Type type)
    {
        if (!_declarations.TryAdd(type.Name, ""))
            return;
        var derived = type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).ToArray();
        _declarations[type.Name] =
            type.IsEnum ? Union(type.Name, Enum.GetNames(type).Select(name => $"\"{Camel(name)}\"")) :
            derived.Length > 0 ? Union(type.Name, derived.Select(d => _types.Of(d.DerivedType))) :
            Record(type);
    }

    private static string Union(string name, IEnumerable<string> members) =>
        $"export type {name} = {string.Join(" | ", members)};";

    private static bool IsLeftOut(Type type, string parameter) =>
        type.GetProperty(parameter)?.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.WhenWritingNull;

    private string Record(Type type)
    {
        var text = new StringBuilder($"export interface {type.Name} {{\n");
        if (Discriminator(type) is { } value)
            text.Append($"  readonly type: \"{value}\";\n");
        foreach (var parameter in type.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters())
        {
            var optional = parameter.HasDefaultValue || IsLeftOut(type, parameter.Name!) ? "?" : "";
            text.Append($"  readonly {Camel(parameter.Name!)}{optional}: {_types.Of(parameter)};\n");
        }

        return text.Append('}').ToString();
    }

    private static string? Discriminator(Type type) =>
        type.BaseType?.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
            .FirstOrDefault(d => d.DerivedType == type)?.TypeDiscriminator as string;

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
