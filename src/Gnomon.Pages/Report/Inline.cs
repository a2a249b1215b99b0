using System.Security.Cryptography;
using System.Text;

namespace Gnomon.Pages.Report;

/// <summary>The one inline style and the one inline script, with the hashes by which the page's policy lets them in.</summary>
internal static class Inline
{
    /// <summary>report.css.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>report.js.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>Nothing is loaded, sent or framed; only these two run.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using var stream = typeof(Inline).Assembly.GetManifestResourceStream("Gnomon.Pages.Report." + name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // An HTML parser turns CR LF into LF before the browser hashes.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
