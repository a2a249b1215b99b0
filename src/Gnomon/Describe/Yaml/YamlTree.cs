using System.Text;

namespace Gnomon.Describe.Yaml;

/// <summary>
/// A parsed document as bytes, so that the same text need not be parsed twice. A node is: kind (1 byte), line, column; of a scalar its text,
/// start and end; of a list or map how many nodes follow, then for one in brackets their start and end, then the nodes, of a map key and
/// value in turn. Numbers are LEB128, texts UTF-8 after their length. Nothing in it is a type name; it is read without reflection.
/// </summary>
internal static class YamlTree
{
    private const byte Plain = 0;
    private const byte Quoted = 1;
    private const byte List = 2;
    private const byte Map = 3;
    private const byte InBrackets = 4;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a document; null where a text of it is not UTF-16, which only an escape can make.</summary>
    public static byte[]? Write(YamlNode root)
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes, StrictUtf8);
        try
        {
            Write(to, root);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }

        to.Flush();
        return bytes.ToArray();
    }

    /// <summary>The document of bytes that <see cref="Write(YamlNode)"/> made; null for any others.</summary>
    public static YamlNode? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var from = new Cursor(bytes);
            var root = Node(ref from, 0);
            return from.IsAtEnd ? root : null;
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException)
        {
            return null;
        }
    }

    private static void Write(BinaryWriter to, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                Begin(to, scalar.Quoted ? Quoted : Plain, scalar);
                to.Write(scalar.Text);
                to.Write7BitEncodedInt64(scalar.Start);
                to.Write7BitEncodedInt64(scalar.End);
                break;
            case YamlList list:
                Begin(to, List, list, list.Brackets, list.Items.Count);
                foreach (var item in list.Items)
                    Write(to, item);
                break;
            case YamlMap map:
                Begin(to, Map, map, map.Brackets, map.Entries.Count);
                foreach (var (key, value) in map.Entries)
                {
                    Write(to, key);
                    Write(to, value);
                }

                break;
        }
    }

    private static void Begin(BinaryWriter to, byte kind, YamlNode node)
    {
        to.Write(kind);
        to.Write7BitEncodedInt(node.Line);
        to.Write7BitEncodedInt(node.Column);
    }

    private static void Begin(BinaryWriter to, byte kind, YamlNode node, YamlExtent? brackets, int count)
    {
        Begin(to, brackets is null ? kind : (byte)(kind | InBrackets), node);
        to.Write7BitEncodedInt(count);
        if (brackets is not { } extent)
            return;
        to.Write7BitEncodedInt64(extent.Start);
        to.Write7BitEncodedInt64(extent.End);
    }

    private static YamlNode Node(ref Cursor from, int depth)
    {
        // A key lies one deeper than its map.
        if (depth > YamlFile.MaximumDepth + 1)
            throw new InvalidDataException();
        var kind = from.Byte();
        var (line, column) = (from.Int(), from.Int());
        if (kind is Plain or Quoted)
            return new YamlScalar(from.Text(), kind == Quoted, line, column, from.Long(), from.Long());
        var count = from.Count();
        YamlExtent? brackets = (kind & InBrackets) == 0 ? null : new YamlExtent(from.Long(), from.Long());
        switch (kind & ~InBrackets)
        {
            case List:
                var items = new YamlNode[count];
                for (var i = 0; i < count; i++)
                    items[i] = Node(ref from, depth + 1);
                return new YamlList(items, line, column) { Brackets = brackets };
            case Map:
                var entries = new YamlEntry[count];
                for (var i = 0; i < count; i++)
                    entries[i] = new YamlEntry(Node(ref from, depth + 1) as YamlScalar ?? throw new InvalidDataException(), Node(ref from, depth + 1));
                return new YamlMap(entries, line, column) { Brackets = brackets };
            default:
                throw new InvalidDataException();
        }
    }

    private ref struct Cursor(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int at;

        public readonly bool IsAtEnd => at == bytes.Length;

        public byte Byte() => at < bytes.Length ? bytes[at++] : throw new InvalidDataException();

        public int Int() => Long() is >= 0 and <= int.MaxValue and var number ? (int)number : throw new InvalidDataException();

        /// <summary>How many nodes follow: never more than bytes are left.</summary>
        public int Count() => Int() is var count && count <= bytes.Length - at ? count : throw new InvalidDataException();

        public long Long()
        {
            long number = 0;
            for (var shift = 0; shift < 63; shift += 7)
            {
                var next = Byte();
                number |= (long)(next & 0x7F) << shift;
                if (next < 0x80)
                    return number;
            }

            throw new InvalidDataException();
        }

        public string Text()
        {
            var length = Count();
            var text = StrictUtf8.GetString(bytes.Slice(at, length));
            at += length;
            return text;
        }
    }
}
