using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gnomon.Columns.Child;

/// <summary>A request and its limits as one line of JSON. Both ends are this program, of one version.</summary>
internal static class RequestJson
{
    internal static byte[] Write(CountRequest request, CountingLimits limits, string? copyTo = null) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new RequestMessage(request, limits, copyTo), ChildJson.Default.RequestMessage), (byte)'\n'];

    /// <exception cref="FormatException">The line is not a request.</exception>
    internal static RequestMessage Read(byte[] line)
    {
        try
        {
            var message = JsonSerializer.Deserialize(line, ChildJson.Default.RequestMessage);
            return message is { Request: not null, Limits: not null } ? message : throw new FormatException("the request is empty");
        }
        catch (JsonException e)
        {
            throw new FormatException("this is not a request", e);
        }
    }
}

/// <summary>What is sent to the counting process.</summary>
/// <param name="Request">What to count.</param>
/// <param name="Limits">What it may take.</param>
/// <param name="CopyTo">The folder to write converted copies into, and count nothing; null to count.</param>
internal sealed record RequestMessage(CountRequest Request, CountingLimits Limits, string? CopyTo);

/// <summary>Serializers made at build time: made at run time they cost the counting process a fifth of a second.</summary>
[JsonSerializable(typeof(RequestMessage))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ConvertedFile))]
internal sealed partial class ChildJson : JsonSerializerContext;
