using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gnomon.Describe.Yaml;

/// <summary>
/// A YAML file read in one pass over parser events: at most 1 MiB, depth 32, one document, no anchors, aliases or tags, no key
/// twice. What comes in is hostile: alias bombs and 50,000 nested brackets are refused before anything is built.
/// </summary>
/// <param name="Name">The file as the user named it.</param>
/// <param name="Bytes">The bytes as they lie on the disk; digests are over these.</param>
/// <param name="Root">The document.</param>
public sealed record YamlFile(string Name, ReadOnlyMemory<byte> Bytes, YamlNode Root)
{
    /// <summary>The greatest size, in bytes.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>The greatest depth of lists and maps.</summary>
    public const int MaximumDepth = 32;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="exit">The exit code of its problems: card, profile or pack.</param>
    public static Checked<YamlFile> Read(string path, string name, ExitCode exit)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
                return Checked.Bad<YamlFile>(new Problem(exit, "there is no such file", "check the path") { File = name });
            if (info.Attributes.HasFlag(FileAttributes.Device) || (info.UnixFileMode == UnixFileMode.None && info.Length == 0 && info.LinkTarget is null))
                return Checked.Bad<YamlFile>(new Problem(exit, "this is not a regular file", "name a regular file") { File = name });
            if (info.Length > MaximumBytes)
            {
                return Checked.Bad<YamlFile>(new Problem(
                    exit,
                    string.Create(CultureInfo.InvariantCulture, $"the file has {info.Length} bytes; at most {MaximumBytes} are read"),
                    "keep data out of this file: name data files by their path") { File = name });
            }

            return Parse(File.ReadAllBytes(path), name, exit);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Bad<YamlFile>(new Problem(exit, $"the file cannot be read: {e.Message}", "check the path and its permissions") { File = name });
        }
    }

    /// <summary>Reads from bytes; see <see cref="Read"/>.</summary>
    public static Checked<YamlFile> Parse(ReadOnlyMemory<byte> bytes, string name, ExitCode exit)
    {
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            return Checked.Bad<YamlFile>(new Problem(exit, "the file is not UTF-8 text", "save it as UTF-8") { File = name });
        }

        if (text.Length > 0 && text[0] == '\uFEFF')
            text = text[1..];
        if (string.IsNullOrWhiteSpace(text))
            return Checked.Bad<YamlFile>(new Problem(exit, "the file is empty", "`gnomon init DIR` writes a card to start from") { File = name });
        try
        {
            return new Builder(text, name, exit).Build() is { } root
                ? Checked.Good(new YamlFile(name, bytes, root))
                : Checked.Bad<YamlFile>(new Problem(exit, "the file holds no document", "`gnomon init DIR` writes a card to start from") { File = name });
        }
        catch (RefusedException refused)
        {
            return Checked.Bad<YamlFile>(refused.Problem);
        }
        catch (YamlException e)
        {
            return Checked.Bad<YamlFile>(new Problem(exit, $"this is not YAML: {Reason(e, text)}", "mend the line; spaces, never tabs, make the structure")
            {
                File = name,
                Line = (int)e.Start.Line,
            });
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            // YamlDotNet throws these for some malformed input, for example a lone bracket.
            return Checked.Bad<YamlFile>(new Problem(exit, "this is not YAML: a list or map is not closed", "close every bracket and quote") { File = name });
        }
    }

    private static string Reason(YamlException e, string text)
    {
        var lines = text.Split('\n');
        var line = e.Start.Line >= 1 && e.Start.Line <= lines.Length ? lines[(int)e.Start.Line - 1] : "";
        if (line.AsSpan(0, line.Length - line.TrimStart().Length).Contains('\t'))
            return "a tab indents this line";
        var message = (e.InnerException ?? e).Message;
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        return (end >= 0 ? message[(end + 3)..] : message).TrimEnd('.');
    }

    private sealed class RefusedException(Problem problem) : Exception
    {
        public Problem Problem { get; } = problem;
    }

    private sealed class Builder(string text, string name, ExitCode exit)
    {
        private readonly Parser parser = new(new StringReader(text));

        public YamlNode? Build()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return null;
            parser.Consume<DocumentStart>();
            var root = Node(depth: 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _) ? root : throw Refuse(parser.Current!, "a second document starts here", "keep one document in the file");
        }

        private YamlNode Node(int depth)
        {
            var at = parser.Current!;
            if (depth > MaximumDepth)
                throw Refuse(at, string.Create(CultureInfo.InvariantCulture, $"lists and maps nest deeper than {MaximumDepth}"), "flatten the structure");
            if (at is AnchorAlias)
                throw Refuse(at, "an alias (*) stands here", "write the value out; anchors and aliases are not read");
            if (at is NodeEvent { Anchor.IsEmpty: false })
                throw Refuse(at, "an anchor (&) stands here", "write the value out; anchors and aliases are not read");
            if (at is NodeEvent { Tag.IsEmpty: false })
                throw Refuse(at, "a tag (!) stands here", "leave the tag out; the schema knows the types");
            return at switch
            {
                Scalar => ReadScalar(),
                SequenceStart => ReadList(depth),
                MappingStart => ReadMap(depth),
                _ => throw Refuse(at, "a value was expected here", "give a value"),
            };
        }

        private YamlScalar ReadScalar()
        {
            var scalar = parser.Consume<Scalar>();
            return new YamlScalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, (int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Start.Index, scalar.End.Index);
        }

        private YamlList ReadList(int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(depth + 1));
            return new YamlList(items, (int)start.Start.Line, (int)start.Start.Column);
        }

        private YamlMap ReadMap(int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = new List<YamlEntry>();
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var at = parser.Current!;
                if (Node(depth + 1) is not YamlScalar key)
                    throw Refuse(at, "a list or map stands where a key was expected", "a key is plain text");
                if (!seen.TryAdd(key.Text, key.Line))
                {
                    throw Refuse(
                        at,
                        string.Create(CultureInfo.InvariantCulture, $"the key '{key.Text}' stands here a second time; it is already on line {seen[key.Text]}"),
                        "keep one of the two");
                }

                entries.Add(new YamlEntry(key, Node(depth + 1)));
            }

            return new YamlMap(entries, (int)start.Start.Line, (int)start.Start.Column);
        }

        private RefusedException Refuse(ParsingEvent at, string what, string remedy) =>
            new(new Problem(exit, what, remedy) { File = name, Line = (int)at.Start.Line });
    }
}
