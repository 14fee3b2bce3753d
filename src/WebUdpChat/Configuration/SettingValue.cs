using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace WebUdpChat.Configuration;

/// <summary>Compares a value with the kind and range that its option has.</summary>
internal static class SettingValue
{
    /// <summary>What is wrong with a value, in words; null for nothing.</summary>
    public static string? Fault(string value, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        return TryRead(value, type, out var read) && IsWithin(read, range) ? null : $"\"{value}\" is not {Permitted(type, range)}.";
    }

    private static bool TryRead(string value, Type type, out object? read)
    {
        try
        {
            // The very converter that the binder of the settings uses.
            read = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return read is not Enum || Enum.IsDefined(type, read);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException)
        {
            read = null;
            return false;
        }
    }

    private static bool IsWithin(object? value, RangeAttribute? range) => range is null
        || (Number(value!) >= Number(range.Minimum) && Number(value!) <= Number(range.Maximum));

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static string Permitted(Type type, RangeAttribute? range)
    {
        if (type == typeof(bool))
            return "true or false";
        if (type.IsEnum)
            return $"one of {string.Join(", ", Enum.GetNames(type))}";
        var number = type == typeof(double) ? "a number" : "a whole number";
        return range is null ? number : string.Create(CultureInfo.InvariantCulture, $"{number} from {range.Minimum} to {range.Maximum}");
    }
}
