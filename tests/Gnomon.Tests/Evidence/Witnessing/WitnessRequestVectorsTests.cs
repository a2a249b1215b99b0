using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gnomon.Evidence.Witnessing;

namespace Gnomon.Tests.Evidence.Witnessing;

/// <summary>
/// docs/reference/vectors/tlog-witness.json, for whoever writes another witness or another client: requests one after the other, and the answer to each.
/// Made here from fixed keys, compared with the file (GNOMON_RECORD=1 writes it), and each sent to a witness.
/// </summary>
public sealed class WitnessRequestVectorsTests : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };
    private static readonly TestLog Log = new(1);
    private static readonly TestLog Fork = new(1, history: "x");
    private readonly Sandbox sandbox = new();

    private static string Vectors => Path.Combine(Repository.Root, "docs", "reference", "vectors", "tlog-witness.json");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void The_file_is_what_is_made_today()
    {
        var text = new JsonObject
        {
            ["about"] = "C2SP tlog-witness: requests to one witness, in this order, and the status of each answer; `body` where it is not the witness's signature or a sentence. The witness knows the log alone. Made from fixed keys by a test; see formats.md.",
            ["log"] = Log.Vkey.ToString(),
            ["requests"] = new JsonArray([.. All().Select(v => new JsonObject { ["name"] = v.Name, ["request"] = v.Request, ["status"] = v.Status, ["body"] = v.Body })]),
        }.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("GNOMON_RECORD") == "1")
            File.WriteAllText(Vectors, text);
        Assert.Equal(text, File.ReadAllText(Vectors));
    }

    [Fact]
    public void Each_gets_its_answer()
    {
        var folder = Path.Combine(sandbox.Root, "witness");
        Assert.True(Witness.Create(folder, "w.example/w").IsGood && Witness.AddLog(folder, Log.Vkey).IsGood);
        using var witness = Witness.Open(folder, TimeProvider.System).Value;
        foreach (var (name, request, status, body) in All())
        {
            var answer = witness.AddCheckpoint(Encoding.UTF8.GetBytes(request));
            Assert.True(answer.Status == status && (body is null || string.Equals(body, Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal)), $"{name}: {answer.Status}");
        }
    }

    private static IEnumerable<(string Name, string Request, int Status, string? Body)> All()
    {
        yield return ("another log", Text(new TestLog(2, "example.org/other").Request(0, 1)), 404, null);
        yield return ("another key of the same origin", Text(new TestLog(2).Request(0, 1)), 403, null);
        yield return ("a size that is older than the one named", Text(Log.Request(5, 3)), 400, null);
        yield return ("a size that the witness never signed", Text(Log.Request(1, 3)), 409, "0\n");
        yield return ("a proof from nothing", Text(Log.Request(0, 3, [new byte[32]])), 422, null);
        yield return ("the first checkpoint", Text(Log.Request(0, 3)), 200, null);
        yield return ("nothing named although one was signed", Text(Log.Request(0, 5)), 409, "3\n");
        yield return ("no proof", Text(Log.Request(3, 5, [])), 422, null);
        yield return ("a fork", Text(Fork.Request(3, 5)), 422, null);
        yield return ("the same size with another root", Text(Fork.Request(3, 3)), 422, null);
        yield return ("the next checkpoint", Text(Log.Request(3, 5)), 200, null);
        yield return ("the same again", Text(Log.Request(5, 5)), 200, null);
        yield return ("a leading zero", Text(Log.Request(5, 5)).Replace("old 5", "old 05", StringComparison.Ordinal), 400, null);
        yield return ("a hash that is too short", "old 5\nAAAA\n\n" + Log.Note(6), 400, null);
        yield return ("no checkpoint", "old 5\n\n", 400, null);
    }

    private static string Text(byte[] request) => Encoding.UTF8.GetString(request);
}
