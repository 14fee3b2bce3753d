using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Fuzz;

/// <summary>Knows the hub's methods, as the hub's dispatcher does.</summary>
internal sealed class Binder : IInvocationBinder
{
    private static readonly Dictionary<string, Type[]> Methods = typeof(IChatHub).GetMethods()
        .ToDictionary(static method => method.Name, static method => method.GetParameters().Select(static one => one.ParameterType).ToArray(), StringComparer.OrdinalIgnoreCase);

    public static Binder Instance { get; } = new();

    public IReadOnlyList<Type> GetParameterTypes(string methodName) =>
        Methods.TryGetValue(methodName, out var types) ? types : throw new InvalidOperationException($"There is no method {methodName}.");

    public Type GetReturnType(string invocationId) => typeof(object);

    public Type GetStreamItemType(string streamId) => typeof(object);
}
