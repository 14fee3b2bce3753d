using System.Text;
using Microsoft.Net.Http.Headers;

namespace WebUdpChat.Api;

/// <summary>Turns away bodies in a charset that is not known, which would be a mistake of the gateway to the framework.</summary>
internal static class BodyCharset
{
    public static void UseBodyCharset(this WebApplication app) => app.Use(static (context, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Charset.HasValue)
            return next(context);
        var charset = HeaderUtilities.UnescapeAsQuotedString(HeaderUtilities.RemoveQuotes(type.Charset)).ToString();
        if (!IsKnown(charset))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        // A quoted one is the same (RFC 9110, section 8.3.2), but not to the framework.
        type.Charset = charset;
        context.Request.ContentType = type.ToString();
        return next(context);
    });

    private static bool IsKnown(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset) is not null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
