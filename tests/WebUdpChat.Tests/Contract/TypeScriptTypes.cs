using System.Reflection;

namespace WebUdpChat.Tests.Contract;

/// <summary>Names C# types as TypeScript sees them in JSON, and reports each record and enum that it meets.</summary>
internal sealed class TypeScriptTypes(Action<Type> declare)
{
    private static readonly Type[] Numbers = [typeof(int), typeof(long), typeof(short), typeof(byte), typeof(uint), typeof(double)];
    private readonly NullabilityInfoContext _nullability = new();

    public string Of(ParameterInfo parameter)
    {
        var nullability = _nullability.Create(parameter);
        return Of(parameter.ParameterType, nullability);
    }

    public string Of(Type type) => Of(type, nullability: null);

    private string Of(Type type, NullabilityInfo? nullability)
    {
        var value = Nullable.GetUnderlyingType(type);
        var isNull = value is not null || nullability?.ReadState == NullabilityState.Nullable;
        return Name(value ?? type, nullability) + (isNull ? " | null" : "");
    }

    private string Name(Type type, NullabilityInfo? nullability)
    {
        // System.Text.Json writes bytes as base64 and times as RFC 3339.
        if (type == typeof(string) || type == typeof(byte[]) || type == typeof(DateTimeOffset))
            return "string";
        if (type == typeof(bool))
            return "boolean";
        if (Numbers.Contains(type))
            return "number";
        if (type == typeof(object))
            return "ReasonArgument"; // nothing else in the contract is of any type
        if (type.IsGenericType)
            return Collection(type, nullability);
        declare(type);
        return type.Name;
    }

    private string Collection(Type type, NullabilityInfo? nullability)
    {
        var arguments = type.GetGenericArguments()
            .Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i)))
            .ToArray();
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(IReadOnlyDictionary<,>))
            return $"Readonly<Record<{arguments[0]}, {arguments[1]}>>";
        if (definition == typeof(IReadOnlyList<>))
            return $"readonly {(arguments[0].Contains(' ') ? $"({arguments[0]})" : arguments[0])}[]";
        throw new NotSupportedException($"The contract uses {type}, which has no TypeScript form here.");
    }
}
