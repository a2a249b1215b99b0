using System.Globalization;
using System.Text;
using Gnomon.Verify;
using Microsoft.Win32.SafeHandles;

namespace Gnomon.Describe.Yaml;

/// <summary>
/// A YAML file read in one pass over parser events: at most 1 MiB, depth 32, one document, no anchors, aliases or tags, no key
/// twice, no invisible characters. What comes in is hostile: alias bombs and 50,000 nested brackets are refused before anything
/// is built.
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

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a regular file; links are followed, a pipe or device is refused without waiting for it.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="exit">The exit code of its problems: card, profile or pack.</param>
    /// <param name="gathered">Where what can be read past goes: keys that stand twice, hidden characters. Without it they are problems like the others.</param>
    public static Checked<YamlFile> Read(string path, string name, ExitCode exit, List<Problem>? gathered = null) =>
        ReadBytes(path, name, exit).TryGet(out var bytes, out var problems) ? Parse(bytes, name, exit, gathered) : Checked.Bad<YamlFile>(problems);

    /// <summary>The bytes of a regular file of no more than the greatest size; see <see cref="Read"/>.</summary>
    public static Checked<ReadOnlyMemory<byte>> ReadBytes(string path, string name, ExitCode exit)
    {
        ArgumentNullException.ThrowIfNull(path);
        Problem Bad(string what, string remedy) => new(exit, what, remedy) { File = name };
        var real = RealPath.Of(path);
        var kind = real is null ? PathKind.Missing : RegularFile.Look(real).Kind;
        if (kind == PathKind.Missing)
            return Checked.Bad<ReadOnlyMemory<byte>>(Bad("there is no such file", "check the path"));
        if (kind == PathKind.Folder)
            return Checked.Bad<ReadOnlyMemory<byte>>(Bad("this is a folder; a YAML file was expected", "name the file in it"));
        if (kind != PathKind.File)
            return Checked.Bad<ReadOnlyMemory<byte>>(Bad("this is a pipe, socket or device; a regular file was expected", "name a regular file"));
        using var handle = RegularFile.TryOpen(real!, out var facts);
        if (handle is null)
            return Checked.Bad<ReadOnlyMemory<byte>>(Bad("the file cannot be opened", "check its permissions"));
        if (facts.Length > MaximumBytes)
        {
            return Checked.Bad<ReadOnlyMemory<byte>>(Bad(
                string.Create(CultureInfo.InvariantCulture, $"the file has {facts.Length} bytes; at most {MaximumBytes} are read"),
                "keep data out of this file: name data files by their path"));
        }

        try
        {
            return Checked.Good<ReadOnlyMemory<byte>>(ReadAll(handle, (int)facts.Length));
        }
        catch (IOException e)
        {
            return Checked.Bad<ReadOnlyMemory<byte>>(Bad($"the file cannot be read: {e.Message}", "check the disk or the share that it lies on"));
        }
    }

    /// <summary>Reads from bytes; see <see cref="Read"/>.</summary>
    public static Checked<YamlFile> Parse(ReadOnlyMemory<byte> bytes, string name, ExitCode exit, List<Problem>? gathered = null)
    {
        if (bytes.Length > MaximumBytes)
        {
            var what = string.Create(CultureInfo.InvariantCulture, $"the text has {bytes.Length} bytes; at most {MaximumBytes} are read");
            return Checked.Bad<YamlFile>(new Problem(exit, what, "keep data out of this file: name data files by their path") { File = name });
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(bytes.Span);
        }
        catch (DecoderFallbackException e)
        {
            return Checked.Bad<YamlFile>(new Problem(exit, "the file is not UTF-8 text", "save it as UTF-8") { File = name, Line = bytes.Span[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n') + 1 });
        }

        // The parser takes a NUL behind a plain value for the end of the text, and says nothing.
        if (text.Contains('\0', StringComparison.Ordinal) && YamlFault.ControlCharacter(text.Split('\n'), exit) is { } control)
            return Checked.Bad<YamlFile>(control with { File = name });

        var found = new List<Problem>();
        if (!YamlBuilder.Build(text.TrimStart('\uFEFF'), name, exit, found).TryGet(out var node, out var problems))
            return Checked.Bad<YamlFile>([.. found, .. problems]);
        found.AddRange(HiddenCharacters.Find(node, name, exit));
        gathered?.AddRange(found);
        return found.Count > 0 && gathered is null ? Checked.Bad<YamlFile>(found) : Checked.Good(new YamlFile(name, bytes, node));
    }

    private static byte[] ReadAll(SafeFileHandle handle, int length)
    {
        var bytes = new byte[length];
        var at = 0;
        for (int read; at < length && (read = RandomAccess.Read(handle, bytes.AsSpan(at), at)) > 0; at += read)
        {
            // A file that shrinks meanwhile is read to its new end.
        }

        return bytes[..at];
    }
}
