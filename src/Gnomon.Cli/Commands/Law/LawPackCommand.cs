using System.CommandLine;
using Gnomon.Evidence;
using Gnomon.Law;
using Gnomon.Law.Tools;
using Gnomon.Report;

namespace Gnomon.Cli.Commands.Law;

/// <summary>Makes a signed bundle of a pack.</summary>
internal static class LawPackCommand
{
    private static readonly Argument<string> Folder = new("dir") { HelpName = "DIR", Description = "The folder of one pack; it is read and checked first." };
    private static readonly Option<string?> Out = new("--out") { HelpName = "FILE", Description = "Where the bundle is put; nothing may lie there. Without it: the pack's id and .pack.json, in this folder." };
    private static readonly Option<Language> Lang = CommonOptions.Language();

    public static Command Create()
    {
        var command = new Command("pack", "Puts a pack into one file, signed with your key, to hand on; --packs FILE reads it.") { Folder, Out, Lang };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        var folder = parsed.GetRequiredValue(Folder);
        if (!LawFolder.Open(folder).TryGet(out var packs, out var problems))
            return await Problems.Report(problems);
        if (!PackPlace.IsPack(folder))
            return await Problems.Report([new Problem(ExitCode.Pack, "this is not the folder of one pack", "name the folder in which its pack.yaml lies") { File = folder }]);
        if (LawCheckCommand.Found(packs).Wrong is { Count: > 0 } wrong)
            return await Problems.Report(wrong);
        if (!UserFolders.OfUser().TryGet(out var user, out problems) || !Signer.LoadOrCreate(user).TryGet(out var signer, out problems))
            return await Problems.Report(problems);
        using var key = signer;
        var pack = packs.Good.First();
        if (!PackBundle.Write(folder, pack, key).TryGet(out var bytes, out problems)
            || !Save(parsed.GetValue(Out) ?? pack.Id + ".pack.json", bytes).TryGet(out var file, out problems))
            return await Problems.Report(problems);
        var texts = new Texts(parsed.GetValue(Lang));
        await Console.Out.WriteLineAsync(texts.Say(
            "lawpack.done", ("file", Phrase.Foreign(file)), ("pack", Phrase.Foreign(pack.Id)), ("digest", Phrase.Own(pack.Digest)), ("key", Phrase.Own(key.PublicKey.Fingerprint))).ToString());
        return (int)ExitCode.Done;
    }

    private static Checked<string> Save(string file, byte[] bytes)
    {
        try
        {
            DurableFile.WriteNew(file, bytes);
            return Checked.Good(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Checked.Bad<string>(new Problem(ExitCode.Output, $"the bundle cannot be written: {e.Message}", "name another file with --out, or take away what lies there") { File = file });
        }
    }
}
