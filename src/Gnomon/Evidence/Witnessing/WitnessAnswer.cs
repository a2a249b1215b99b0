using System.Globalization;
using System.Text;

namespace Gnomon.Evidence.Witnessing;

/// <summary>What a witness answers (C2SP tlog-witness): an HTTP status, a content type, a body.</summary>
public sealed record WitnessAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>The type of a body that says a size.</summary>
    public const string SizeType = "text/x.tlog.size";

    /// <summary>The type of everything else.</summary>
    public const string TextType = "text/plain; charset=utf-8";

    internal static WitnessAnswer Text(int status, string text) => new(status, TextType, Encoding.UTF8.GetBytes(text));

    internal static WitnessAnswer Conflict(long size) => new(409, SizeType, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{size}\n")));
}
