using System.Text.Json;

namespace Gnomon.Columns.Child;

/// <summary>A request and its limits as one line of JSON. Both ends are this program, of one version.</summary>
internal static class RequestJson
{
    private sealed record Message(CountRequest Request, CountingLimits Limits);

    internal static byte[] Write(CountRequest request, CountingLimits limits) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new Message(request, limits)), (byte)'\n'];

    /// <exception cref="FormatException">The line is not a request.</exception>
    internal static (CountRequest Request, CountingLimits Limits) Read(byte[] line)
    {
        try
        {
            var message = JsonSerializer.Deserialize<Message>(line);
            return message is { Request: { } request, Limits: { } limits } ? (request, limits) : throw new FormatException("the request is empty");
        }
        catch (JsonException e)
        {
            throw new FormatException("this is not a request", e);
        }
    }
}
