using System.Reflection;

namespace WebUdpChat.Configuration;

/// <summary>Settings under <c>Gateway</c> that nobody reads: most often a misspelt name.</summary>
internal static class UnknownSettings
{
    public static IEnumerable<string> Find(IConfiguration configuration) =>
        Find(configuration.GetSection(GatewayOptions.Section), typeof(GatewayOptions));

    private static IEnumerable<string> Find(IConfigurationSection section, Type type)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(known, each => each.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            var found = property is null
                ? [$"{child.Path}: no such setting. In {section.Path} there are: {string.Join(", ", known.Select(static each => each.Name))}."]
                : FindBelow(child, property.PropertyType);
            foreach (var fault in found)
                yield return fault;
        }
    }

    private static IEnumerable<string> FindBelow(IConfigurationSection section, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            return section.GetChildren().SelectMany(child => Find(child, type.GetGenericArguments()[1]));
        return type.Namespace == typeof(GatewayOptions).Namespace ? Find(section, type) : [];
    }
}
