using System.CommandLine;
using Gnomon.Cli.Reference;

namespace Gnomon.Cli.Commands;

/// <summary>Writes the generated pages of docs/reference, or checks that they are fresh. For who works on Gnomon.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; end with an error where a page is stale." };
        var command = new Command("reference", "Writes the generated pages of docs/reference.") { check };
        command.Hidden = true;
        command.SetAction((parsed, _) => Run(parsed.GetValue(check)));
        return command;
    }

    private static async Task<int> Run(bool check)
    {
        if (!Installation.Find().TryGet(out var installation, out var problems))
            return await Problems.Report(problems);
        if (!ReferencePages.All(installation).TryGet(out var pages, out problems))
            return await Problems.Report(problems);
        var folder = Path.Combine(Path.GetDirectoryName(installation.Packs)!, "docs", "reference");
        var stale = new List<Problem>();
        foreach (var (name, text) in pages)
        {
            var file = Path.GetFullPath(Path.Combine(folder, name));
            if (File.Exists(file) && string.Equals(await File.ReadAllTextAsync(file), text, StringComparison.Ordinal))
                continue;
            stale.Add(new Problem(ExitCode.Output, "the page is not what the program says today", "run `./gnomon reference`") { File = Path.GetRelativePath(Path.GetDirectoryName(installation.Packs)!, file) });
            if (check)
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }

        return check && stale.Count > 0 ? await Problems.Report(stale) : (int)ExitCode.Done;
    }
}
