using System.Text.Json;
using System.Text.RegularExpressions;
using WebUdpChat.Chat;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Api;

/// <summary>Says what is wrong with a request that could not be read, without the words of the exception.</summary>
internal static partial class RequestFault
{
    private const int MaxPathLength = 60;

    // The numbers in queries; all others are texts, which cannot fail to be read.
    private static readonly string[] Numbers = ["before", "after", "limit"];

    public static Reason Describe(Exception exception, HttpRequest request)
    {
        if (exception.InnerException is JsonException json)
            return Describe(json);
        return DescribeNumbers(request) ?? (request.ContentLength is > 0 ? "The body must be a JSON object." : "The body is missing. Send a JSON object.");
    }

    /// <summary>What is wrong with the numbers in a query: only digits are one. Null for nothing.</summary>
    public static string? DescribeNumbers(HttpRequest request)
    {
        if (Array.Find(Numbers, name => request.Query.TryGetValue(name, out var value) && !IsNumber(value, name)) is not { } name)
            return null;
        return name == "limit" ? $"limit must be a whole number from 1 to {MessageBook.MaxLimit}." : $"{name} must be a whole number from 0 on, a seq.";
    }

    /// <summary>Where in the JSON the fault is.</summary>
    public static Reason Describe(JsonException fault)
    {
        var path = fault.Path is { Length: > 1 and <= MaxPathLength } text ? text.TrimStart('$', '.') : null;
        var (line, at) = ((fault.LineNumber ?? 0) + 1, (fault.BytePositionInLine ?? 0) + 1);
        if (Unknown().Match(fault.Message) is { Success: true } unknown)
            return RequestReasons.JsonUnknown.With(unknown.Groups[1].Value, line, at);
        return path is null ? RequestReasons.JsonUnreadable.With(line, at) : Trouble(path, fault).With(path, line, at);
    }

    private static Sentence Trouble(string path, JsonException fault)
    {
        if (path == "bytes")
            return RequestReasons.JsonNotBase64;
        return WholeNumber().IsMatch(fault.InnerException?.Message ?? "") ? RequestReasons.JsonNotWhole : RequestReasons.JsonMisplaced;
    }

    // The exceptions hold neither but in their words.
    [GeneratedRegex("^The JSON property '(.{1,60}).*?' could not be mapped to any \\.NET member", RegexOptions.Singleline)]
    private static partial Regex Unknown();

    [GeneratedRegex("as a number\\.|for an Int(32|64)")]
    private static partial Regex WholeNumber();

    private static bool IsNumber(string? text, string name) => name == "limit"
        ? Digits.TryParse(text, out int _)
        : Digits.TryParse(text, out long _);
}
