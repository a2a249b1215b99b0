using System.Text;
using Gnomon.Evidence.Witnessing;
using Gnomon.Verify.Log;

namespace Gnomon.Tests.Evidence.Witnessing;

/// <summary>A witness signs only what continues what it signed last, and never forgets what that was.</summary>
public sealed class WitnessTests : IDisposable
{
    private readonly Sandbox sandbox = new();
    private readonly TestLog log = new(1);
    private readonly TestLog other = new(1, history: "x");

    private string Folder => Path.Combine(sandbox.Root, "witness");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Each_request_gets_the_answer_of_the_specification()
    {
        using var witness = Make();
        Assert.Equal(404, Ask(witness, new TestLog(2, "example.org/other").Request(0, 1)).Status);
        Assert.Equal(403, Ask(witness, new TestLog(2).Request(0, 1)).Status);
        Assert.Equal(400, Ask(witness, log.Request(5, 3)).Status);
        Assert.Equal((409, "0\n"), Body(Ask(witness, log.Request(1, 3))));
        Assert.Equal(422, Ask(witness, log.Request(0, 3, [new byte[32]])).Status);
        Assert.Equal(200, Ask(witness, log.Request(0, 3)).Status);
        Assert.Equal((409, "3\n"), Body(Ask(witness, log.Request(0, 5))));
        Assert.Equal((409, "3\n"), Body(Ask(witness, log.Request(2, 5))));
        Assert.Equal(422, Ask(witness, log.Request(3, 5, [])).Status);
        Assert.Equal(422, Ask(witness, other.Request(3, 5)).Status);
        Assert.Equal(422, Ask(witness, other.Request(3, 3)).Status);
        Assert.Equal(200, Ask(witness, log.Request(3, 5)).Status);
        Assert.Equal(200, Ask(witness, log.Request(5, 5)).Status);
        Assert.Equal(WitnessAnswer.SizeType, Ask(witness, log.Request(3, 5)).ContentType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 0\n")]
    [InlineData("old 00\n\n")]
    [InlineData("old -1\n\n")]
    [InlineData("old 0\nAAAA\n\n")]
    [InlineData("old 0\n\nno note")]
    [InlineData("old 99999999999999999999\n\n")]
    public void What_is_no_request_is_answered_400(string body)
    {
        using var witness = Make();
        var note = body.Length > 0 && body.EndsWith("\n\n", StringComparison.Ordinal) ? log.Note(1) : "";
        Assert.Equal(400, Ask(witness, Encoding.UTF8.GetBytes(body + note)).Status);
    }

    [Fact]
    public void The_answer_is_a_cosignature_that_fits_under_the_checkpoint_and_is_shown_to_everybody()
    {
        using var witness = Make();
        var answer = Ask(witness, log.Request(0, 3));
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(log.Note(3) + Encoding.UTF8.GetString(answer.Body.Span)), out var note, out _));
        Assert.True(Cosignature.TryRead(note, [witness.Key], out var found));
        Assert.Equal(Clock.Now, Assert.Single(found).Time);
        var shown = witness.Newest(WitnessFolder.NameOf("example.org/log"));
        Assert.Equal(log.Note(3) + Encoding.UTF8.GetString(answer.Body.Span), Encoding.UTF8.GetString(shown!));
        Assert.Null(witness.Newest("../witness.pem"));
        Assert.Null(witness.Newest(new string('0', 64)));
    }

    [Fact]
    public void A_restarted_witness_goes_on_where_it_was_and_a_state_that_it_did_not_sign_is_none()
    {
        using (var witness = Make())
            Assert.Equal(200, Ask(witness, log.Request(0, 3)).Status);
        using (var again = Witness.Open(Folder, new Clock()).Value)
        {
            Assert.Equal((409, "3\n"), Body(Ask(again, other.Request(0, 5))));
            Assert.Equal(200, Ask(again, log.Request(3, 4)).Status);
        }

        var head = Path.Combine(Folder, "heads", WitnessFolder.NameOf("example.org/log"));
        File.WriteAllText(head, log.Note(2));
        using var last = Witness.Open(Folder, new Clock()).Value;
        var refused = Assert.Throws<Gnomon.Evidence.EvidenceException>(() => last.AddCheckpoint(log.Request(2, 5)));
        Assert.Contains("does not carry this witness's signature", refused.Problem.What, StringComparison.Ordinal);
        Assert.Throws<Gnomon.Evidence.EvidenceException>(() => last.AddCheckpoint(log.Request(4, 5)));
    }

    [Fact]
    public void A_second_process_is_kept_out()
    {
        using var witness = Make();
        Assert.Contains("another process runs this witness", Assert.Single(Witness.Open(Folder, new Clock()).Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_with_two_histories_only_one_history_is_signed()
    {
        using var witness = Make();
        Assert.Equal(200, Ask(witness, log.Request(0, 1)).Status);
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => (Size: 2 + (i % 9), From: i % 2 == 0 ? log : other)).ContinueWith(
            t => (t.Result.From, Ask(witness, t.Result.From.Request(1, t.Result.Size)).Status), TaskScheduler.Default)));
        Assert.Single(answers.Where(a => a.Status == 200).Select(a => a.From).Distinct());
        Assert.All(answers, a => Assert.True(a.Status is 200 or 409 or 422));
    }

    private Witness Make()
    {
        Assert.True(Witness.Create(Folder, "w.example/w").IsGood);
        Assert.True(Witness.AddLog(Folder, log.Vkey).IsGood);
        return Witness.Open(Folder, new Clock()).Value;
    }

    private static WitnessAnswer Ask(Witness witness, byte[] body) => witness.AddCheckpoint(body);

    private static (int Status, string Body) Body(WitnessAnswer answer) => (answer.Status, Encoding.UTF8.GetString(answer.Body.Span));

    private sealed class Clock : TimeProvider
    {
        public static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
