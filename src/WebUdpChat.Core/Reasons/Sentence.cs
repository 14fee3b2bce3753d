using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WebUdpChat.Core.Reasons;

/// <summary>Something that the gateway says to people: where its English words stand, and the code by which others are found.</summary>
public sealed class Sentence
{
    private readonly CompositeFormat _format;

    /// <summary>A sentence of this code.</summary>
    /// <param name="code">Its name for programs, in kebab-case. Never changes.</param>
    /// <param name="template">The words, with <c>{name}</c> for each thing that is filled in, or <c>{name:N0}</c> for a number in groups of three digits.</param>
    public Sentence(string code, string template)
    {
        (Code, Template) = (code, template);
        var (names, format) = Read(template);
        (Names, _format) = (names, CompositeFormat.Parse(format));
    }

    /// <summary>Its name for programs.</summary>
    public string Code { get; }

    /// <summary>Its words in English.</summary>
    public string Template { get; }

    /// <summary>What is filled in, in order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Says it, with each thing in the order of the template.</summary>
    /// <exception cref="ArgumentException">There are more of them, or fewer.</exception>
    public Reason With(params ReadOnlySpan<object> values)
    {
        if (values.Length != Names.Length)
            throw new ArgumentException($"{Code} takes {Names.Length} things, and not {values.Length}.", nameof(values));
        var args = ImmutableArray.CreateBuilder<KeyValuePair<string, object>>(values.Length);
        for (var i = 0; i < values.Length; i++)
            args.Add(new(Names[i], Plain(values[i])));
        return new Reason(string.Format(CultureInfo.InvariantCulture, _format, [.. args.Select(static arg => arg.Value)]))
        {
            Code = Code,
            Args = args.MoveToImmutable(),
        };
    }

    private static object Plain(object value) => value switch
    {
        int number => (long)number,
        double number when !double.IsFinite(number) => number.ToString(CultureInfo.InvariantCulture), // JSON has no such numbers
        long or double or string or Reason => value,
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // {name:N0} becomes {0:N0}.
    private static (ImmutableArray<string> Names, string Format) Read(string template)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var format = new StringBuilder();
        var pieces = template.Split('{');
        format.Append(pieces[0]);
        foreach (var piece in pieces[1..])
        {
            var end = piece.AsSpan().IndexOfAny('}', ':');
            names.Add(piece[..end]);
            format.Append('{').Append(names.Count - 1).Append(piece, end, piece.Length - end);
        }

        return (names.ToImmutable(), format.ToString());
    }
}
