using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gnomon.Report;

namespace Gnomon.Pages.Check;

/// <summary>
/// The page on which a stranger checks a result without Gnomon and without a network: one HTML file, the same for everybody, in three
/// languages. It is never put beside a result: a page that comes with what it checks can say anything. See docs/design/offline-check.md.
/// </summary>
public static class OfflineCheck
{
    private static readonly string[] Scripts = ["bytes.js", "json.js", "log.js", "statements.js", "policy.js", "result.js", "folder.js", "page.js"];

    private static readonly string[] SharedWords = ["self-check", "verify.proven", "verify.not-proven", "verify.statements", "verify.true", "verify.first", "verify.plan-only", "verify.plan-witnessed"];

    /// <summary>The whole file.</summary>
    public static string Html { get; } = Make();

    private static string Make()
    {
        var style = Read("Gnomon.Pages.Check.check.css");
        var script = string.Concat(Scripts.Select(s => Read("Gnomon.Pages.Check." + s)));
        var policy = $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; base-uri 'none'; form-action 'none'";
        return Read("Gnomon.Pages.Check.check.html")
            .Replace("{policy}", policy, StringComparison.Ordinal)
            .Replace("{style}", style, StringComparison.Ordinal)
            .Replace("{words}", Words(), StringComparison.Ordinal)
            .Replace("{script}", script, StringComparison.Ordinal);
    }

    // The default encoder leaves no character in it that HTML would read.
    private static string Words() => JsonSerializer.Serialize(Languages.All.ToDictionary(l => l.Code(), Words, StringComparer.Ordinal));

    private static SortedDictionary<string, string> Words(Language language)
    {
        var texts = new Texts(language);
        return new(Texts.Keys("offline.").Concat(SharedWords).ToDictionary(k => k, k => texts[k], StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using var stream = typeof(OfflineCheck).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
