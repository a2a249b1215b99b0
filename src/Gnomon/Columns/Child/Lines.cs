namespace Gnomon.Columns.Child;

/// <summary>Reads a stream that is used for more than one thing afterwards, so nothing may be buffered away.</summary>
internal static class Lines
{
    private const int Longest = 16 << 20;

    /// <summary>The bytes up to the first line feed.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    internal static byte[] First(Stream stream)
    {
        using var line = new MemoryStream();
        for (int next; (next = stream.ReadByte()) != '\n'; line.WriteByte((byte)next))
        {
            if (next < 0 || line.Length > Longest)
                throw new FormatException("the request does not end");
        }

        return line.ToArray();
    }
}
