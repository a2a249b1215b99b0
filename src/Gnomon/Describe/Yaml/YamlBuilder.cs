using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Gnomon.Describe.Yaml;

/// <summary>Builds nodes from parser events, refusing what the house does not read before anything grows from it.</summary>
internal sealed class YamlBuilder
{
    private const string NoAnchors = "write the value out; anchors and aliases are not read";
    private const string NoBrackets = "close every bracket and quote";
    private readonly Parser parser;
    private readonly string name;
    private readonly ExitCode exit;
    private readonly List<Problem> repeated;

    private YamlBuilder(string text, string name, ExitCode exit, List<Problem> repeated) =>
        (parser, this.name, this.exit, this.repeated) = (new Parser(new StringReader(text)), name, exit, repeated);

    /// <summary>The one document of a text, or what is wrong with it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">How messages name the file.</param>
    /// <param name="exit">The exit code of its problems.</param>
    /// <param name="repeated">Where each key goes that a map has already. The document holds the first of the two.</param>
    public static Checked<YamlNode> Build(string text, string name, ExitCode exit, List<Problem> repeated)
    {
        var builder = new YamlBuilder(text, name, exit, repeated);
        try
        {
            return Checked.Good(builder.Document());
        }
        catch (RefusedException refused)
        {
            return Checked.Bad<YamlNode>(refused.Problem);
        }
        catch (YamlException e)
        {
            return Checked.Bad<YamlNode>(YamlFault.Explain(e, text, exit) with { File = name });
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or NullReferenceException)
        {
            // YamlDotNet throws these for some malformed input, for example a lone bracket.
            return Checked.Bad<YamlNode>(new Problem(exit, "this is not YAML: a list, map or quote is not closed", NoBrackets) { File = name, Line = builder.Reached });
        }
    }

    /// <summary>The line of the last thing that was understood.</summary>
    private int Reached => Math.Max(1, (int)(parser.Current?.Start.Line ?? 1));

    private YamlNode Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            throw new RefusedException(new Problem(exit, "the file is empty", exit is ExitCode.Pack ? "write what belongs in it, or take the file away; `gnomon law new PACK DIR` writes a pack to start from" : "`gnomon init DIR` writes a card to start from") { File = name });
        parser.Consume<DocumentStart>();
        var root = Node(depth: 0);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? root : throw Refuse(parser.Current!, "a second document starts here", "keep one document in the file");
    }

    private YamlNode Node(int depth)
    {
        var at = parser.Current!;
        if (depth > YamlFile.MaximumDepth)
            throw Refuse(at, string.Create(CultureInfo.InvariantCulture, $"lists and maps nest deeper than {YamlFile.MaximumDepth}"), "flatten the structure");
        if (at is AnchorAlias alias)
            throw Refuse(at, $"an alias (*{alias.Value}) stands here", NoAnchors);
        if (at is NodeEvent { Anchor.IsEmpty: false } anchored)
            throw Refuse(at, $"an anchor (&{anchored.Anchor}) stands here", NoAnchors);
        if (at is NodeEvent { Tag.IsEmpty: false } tagged)
            throw Refuse(at, $"a tag ({tagged.Tag}) stands here", "leave the tag out; the schema knows the types");
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
        SequenceEnd end;
        while (!parser.TryConsume(out end!))
            items.Add(Node(depth + 1));
        return new YamlList(items, (int)start.Start.Line, (int)start.Start.Column)
        {
            Brackets = start.Style == SequenceStyle.Flow ? new YamlExtent(start.Start.Index, end.Start.Index + 1) : null,
        };
    }

    private YamlMap ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        MappingEnd end;
        while (!parser.TryConsume(out end!))
        {
            var key = ReadKey(depth);
            var value = Node(depth + 1);
            if (seen.TryAdd(key.Text, key.Line))
                entries.Add(new YamlEntry(key, value));
            else
                repeated.Add(Twice(key, seen[key.Text]));
        }

        return new YamlMap(entries, (int)start.Start.Line, (int)start.Start.Column)
        {
            Brackets = start.Style == MappingStyle.Flow ? new YamlExtent(start.Start.Index, end.Start.Index + 1) : null,
        };
    }

    private YamlScalar ReadKey(int depth)
    {
        var at = parser.Current!;
        return Node(depth + 1) as YamlScalar ?? throw Refuse(at, "a list or map stands where a key was expected", "a key is plain text");
    }

    private Problem Twice(YamlScalar key, int first) => new(
        exit,
        string.Create(CultureInfo.InvariantCulture, $"the key '{key.Text}' stands here a second time; it is already on line {first}"),
        "keep one of the two")
    { File = name, Line = key.Line };

    private RefusedException Refuse(ParsingEvent at, string what, string remedy) =>
        new(new Problem(exit, what, remedy) { File = name, Line = (int)at.Start.Line });

    private sealed class RefusedException(Problem problem) : Exception
    {
        public Problem Problem { get; } = problem;
    }
}
