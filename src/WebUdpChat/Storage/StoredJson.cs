using System.Text.Json.Serialization;

namespace WebUdpChat.Storage;

/// <summary>The JSON of what is stored. It is not the JSON that browsers see: either may change without the other.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DeliveryRun[]))]
[JsonSerializable(typeof(DeliveryChangedBody))]
[JsonSerializable(typeof(PeerBody))]
[JsonSerializable(typeof(PeerRemovedBody))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(ConversationRemovedBody))]
[JsonSerializable(typeof(ReadMarkerBody))]
[JsonSerializable(typeof(GapBody))]
[JsonSerializable(typeof(ListenerBody))]
[JsonSerializable(typeof(ListenerRemovedBody))]
[JsonSerializable(typeof(LoopStoppedBody))]
[JsonSerializable(typeof(RateCappedBody))]
[JsonSerializable(typeof(NumbersReservedBody))]
[JsonSerializable(typeof(SealOpenedBody))]
[JsonSerializable(typeof(EnvelopeBody))]
[JsonSerializable(typeof(ReasonBody))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
internal sealed partial class StoredJson : JsonSerializerContext;
