using System.Globalization;
using System.Reflection;

namespace WebUdpChat.Configuration;

/// <summary>Compares the settings under <c>Gateway</c> with the options that they are read into: names, groups and kinds of value.</summary>
internal static class SettingsShape
{
    public static IEnumerable<SettingFault> Find(IConfiguration configuration) =>
        FindInGroup(configuration.GetSection(GatewayOptions.Section), typeof(GatewayOptions));

    private static IEnumerable<SettingFault> FindInGroup(IConfigurationSection group, Type type)
    {
        var known = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        if (!string.IsNullOrEmpty(group.Value))
            return [new SettingFault(group.Path, $"is a group of settings and takes no value itself. In it there are: {Names(known)}.")];
        return group.GetChildren().SelectMany(child => Find(child, known, group.Path));
    }

    private static IEnumerable<SettingFault> Find(IConfigurationSection setting, PropertyInfo[] known, string group)
    {
        if (Array.Find(known, each => each.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase)) is not { } property)
            return [new SettingFault(setting.Path, $"no such setting. In {group} there are: {Names(known)}.")];
        var type = property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            return FindInList(setting, type.GetGenericArguments()[1]);
        if (type == typeof(IList<string>))
            return FindInTexts(setting);
        if (type.Namespace == typeof(GatewayOptions).Namespace && type.IsClass)
            return FindInGroup(setting, type);
        if (setting.GetChildren().Any())
            return [Single(setting)];
        return string.IsNullOrEmpty(setting.Value) || SettingValue.Fault(setting.Value, property) is not { } sentence
            ? []
            : [new SettingFault(setting.Path, sentence)];
    }

    private static IEnumerable<SettingFault> FindInList(IConfigurationSection list, Type type) => string.IsNullOrEmpty(list.Value)
        ? list.GetChildren().SelectMany(child => IsNumber(child.Key) || (type == typeof(ConfiguredPeerOptions) && CommandLine.IsRemote(child.Key))
            ? FindInGroup(child, type)
            : [Unnumbered(child, list)])
        : [List(list, $"{list.Path}:0:{type.GetProperties()[0].Name}")];

    private static IEnumerable<SettingFault> FindInTexts(IConfigurationSection list) => string.IsNullOrEmpty(list.Value)
        ? list.GetChildren().Where(static child => child.GetChildren().Any() || !IsNumber(child.Key)).Select(child => IsNumber(child.Key) ? Single(child) : Unnumbered(child, list))
        : [List(list, $"{list.Path}:0")];

    private static SettingFault Single(IConfigurationSection setting) => new(setting.Path, "is a single value, and nothing can stand below it.");

    private static SettingFault Unnumbered(IConfigurationSection entry, IConfigurationSection list) =>
        new(entry.Path, $"\"{entry.Key}\" is not a number. Number the entries of {list.Path}: {list.Path}:0, {list.Path}:1, and so on.");

    // As it is written when it is printed, so that no two spellings are one number.
    private static bool IsNumber(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == key;

    private static SettingFault List(IConfigurationSection list, string first) =>
        new(list.Path, $"is a list and takes no value itself. Number its entries: {first}, and so on.");

    private static string Names(PropertyInfo[] known) => string.Join(", ", known.Select(static each => each.Name));
}
