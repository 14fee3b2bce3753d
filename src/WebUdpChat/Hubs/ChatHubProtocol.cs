using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using HostDefaults = WebUdpChat.Hosting.HostDefaults;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Hubs;

/// <summary>
/// The JSON hub protocol, which also says what is wrong with a call that cannot be read, and knows when the answer to a
/// hello is on its way: it is asked to write while the connection's turn to write is held.
/// </summary>
internal sealed class ChatHubProtocol(JsonHubProtocol json, HelloTurns hellos) : IHubProtocol
{
    public const byte Separator = 0x1E; // hub protocol specification, "JSON Encoding"

    private static readonly Refusal Malformed = new(RefusalKind.Invalid, "That is not a message of the JSON hub protocol.");
    private static readonly Refusal Long = new(RefusalKind.TooLong, $"A message of more than {HostDefaults.MaxRequestBytes} bytes is not read.");
    private static readonly Refusal NotPermitted = new(RefusalKind.Forbidden, AccessReasons.Role.With());

    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        message = null;
        if (input.PositionOf(Separator) is not { } end)
            return input.Length < HostDefaults.MaxRequestBytes ? false : throw TooLong();
        var frame = input.Slice(0, input.GetPosition(1, end));
        input = input.Slice(frame.End);
        message = CallMeter.Current?.Count() is { } by ? Decline(Read(frame, binder), by) : Read(frame, binder);
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        var worded = Word(message);
        if (!HubReason.TryWrite(worded, output))
            json.WriteMessage(worded, output);
        if (message is CompletionMessage { Result: HelloAnswer answer })
            hellos.Answered(answer);
    }

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(Word(message));

    // A message of a type that is not known is to be ignored, and is a sign of life. SignalR's own parser reports it as not
    // complete, and then nothing that comes behind it is ever read.
    // Utf8JsonReader answers text that is no UTF-8, or half a surrogate pair, with InvalidOperationException, and a type that
    // is no whole number with FormatException.
    private HubMessage Read(ReadOnlySequence<byte> frame, IInvocationBinder binder)
    {
        try
        {
            if (!json.TryParseMessage(ref frame, binder, out var message))
                return PingMessage.Instance;
            return message is InvocationBindingFailureMessage failure ? Explain(failure) : message;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or InvalidOperationException or FormatException)
        {
            throw HubOutcomes.Error(Malformed);
        }
    }

    // Whoever waits for an answer is told. What needs none is passed over, and is a sign of life.
    private static HubMessage Decline(HubMessage message, LimitedBy by) => message switch
    {
        CloseMessage => message,
        HubMethodInvocationMessage call => Decline(call, call.Target, by),
        InvocationBindingFailureMessage call => Decline(call, call.Target, by),
        _ => PingMessage.Instance,
    };

    private static HubMessage Decline(HubInvocationMessage call, string target, LimitedBy by) => call.InvocationId is { } id
        ? new InvocationBindingFailureMessage(id, target, ExceptionDispatchInfo.Capture(HubOutcomes.Error(LimitText.Calls(by))))
        : PingMessage.Instance;

    private static HubException TooLong() => HubOutcomes.Error(Long);

    // SignalR checks the policies of methods by itself, and says it in words of its own.
    private static HubMessage Word(HubMessage message) => message switch
    {
        CompletionMessage { Error: { } error, InvocationId: { } id } when error.EndsWith("because user is unauthorized", StringComparison.Ordinal) =>
            CompletionMessage.WithError(id, $"Failed to invoke. HubException: {HubOutcomes.Error(NotPermitted).Message}"),
        CloseMessage { Error: { } error } close => new CloseMessage(HubReason.Cut(error), close.AllowReconnect),
        _ => message,
    };

    private static InvocationBindingFailureMessage Explain(InvocationBindingFailureMessage failure)
    {
        var cause = failure.BindingFailure.SourceException;
        Reason sentence = (cause as JsonException ?? cause.InnerException as JsonException) is { } fault
            ? RequestFault.Describe(fault)
            : $"There is no call {failure.Target} with these arguments.";
        return new InvocationBindingFailureMessage(failure.InvocationId, failure.Target,
            ExceptionDispatchInfo.Capture(HubOutcomes.Error(new Refusal(RefusalKind.Invalid, sentence))));
    }
}
