using System.Reflection;

namespace WebUdpChat.Core.Tests.Architecture;

/// <summary>What a type needs to be: every type and member in its declaration and in the code of its methods.</summary>
internal static class UsedMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The types of an assembly in a namespace and below it; nested and generated ones too.</summary>
    public static Type[] TypesIn(Assembly assembly, string space) =>
        [.. assembly.GetTypes().Where(type => IsIn(type, space))];

    /// <summary>Whether a type is in a namespace or below it.</summary>
    public static bool IsIn(Type type, string space) =>
        type.Namespace is { } own && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal));

    /// <summary>All members used, and the types that they belong to and are made of.</summary>
    public static HashSet<MemberInfo> Of(Type type)
    {
        var found = new HashSet<MemberInfo>();
        Add(found, type.BaseType);
        foreach (var implemented in type.GetInterfaces())
            Add(found, implemented);
        foreach (var field in type.GetFields(Declared))
            Add(found, field.FieldType);
        foreach (var method in type.GetMembers(Declared).OfType<MethodBase>())
        {
            AddSignature(found, method);
            foreach (var used in MethodCode.MembersUsedBy(method))
                AddMember(found, used);
        }

        return found;
    }

    private static void AddMember(HashSet<MemberInfo> found, MemberInfo member)
    {
        found.Add(member);
        Add(found, member as Type ?? member.DeclaringType);
        if (member is MethodBase method)
            AddSignature(found, method);
        if (member is FieldInfo field)
            Add(found, field.FieldType);
    }

    private static void AddSignature(HashSet<MemberInfo> found, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            Add(found, parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var result })
            Add(found, result);
        if (method.IsGenericMethod)
        {
            foreach (var argument in method.GetGenericArguments())
                Add(found, argument);
        }
    }

    private static void Add(HashSet<MemberInfo> found, Type? type)
    {
        if (type is null)
            return;
        if (type.HasElementType)
            Add(found, type.GetElementType());
        else if (type.IsGenericParameter)
            Array.ForEach(type.GetGenericParameterConstraints(), constraint => Add(found, constraint));
        else if (found.Add(type) && type.IsGenericType)
            Array.ForEach(type.GetGenericArguments(), argument => Add(found, argument));
    }
}
