using System.Text;
using Gnomon.Endpoint;
using Gnomon.Tests.Columns;

namespace Gnomon.Tests.Endpoint;

// Alone: a process that another test starts holds, between fork and exec, the locks of every file that is open here, and the file was "used by another process".
[Collection(nameof(ExchangeJournalTests))]
[CollectionDefinition(nameof(ExchangeJournalTests), DisableParallelization = true)]
public sealed class ExchangeJournalTests : IDisposable
{
    private static readonly byte[] Request = Encoding.UTF8.GetBytes("""{"id":"0","inputs":[]}""");

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Place => folder.At("exchanges.jsonl");

    [Fact]
    public void What_was_answered_is_there_when_it_is_opened_again()
    {
        Add(Request, "{\"outputs\":\n[]}");
        using var journal = ExchangeJournal.Open(Place).Value;
        Assert.Equal("{\"outputs\":\n[]}", Encoding.UTF8.GetString(journal.Find(Request)!.Body));
        Assert.Equal(1, journal.Count);
    }

    // Cut off at every byte of the second line: the first stands, the second is asked again, and the next line is whole.
    [Fact]
    public void A_line_that_a_kill_cut_off_is_cut_away_wherever_it_was()
    {
        var second = Encoding.UTF8.GetBytes("""{"id":"1","inputs":[]}""");
        Add(Request, "{}");
        var first = File.ReadAllBytes(Place);
        Add(second, "{}");
        var both = File.ReadAllBytes(Place);
        for (var length = first.Length; length < both.Length; length++)
        {
            File.WriteAllBytes(Place, both[..length]);
            using (var journal = ExchangeJournal.Open(Place).Value)
            {
                Assert.NotNull(journal.Find(Request));
                Assert.Null(journal.Find(second));
                journal.Add(second, new Exchange(200, "{}"u8.ToArray()));
            }

            Assert.Equal(both, File.ReadAllBytes(Place));
        }
    }

    [Fact]
    public void A_line_that_was_changed_counts_for_nothing()
    {
        Add(Request, """{"p":0.25}""");
        File.WriteAllText(Place, File.ReadAllText(Place).Replace("0.25", "0.75", StringComparison.Ordinal));
        using var journal = ExchangeJournal.Open(Place).Value;
        Assert.Null(journal.Find(Request));
    }

    [Fact]
    public void Two_runs_do_not_write_one_file()
    {
        using var journal = ExchangeJournal.Open(Place).Value;
        Assert.Contains("another run", Assert.Single(ExchangeJournal.Open(Place).Problems).What, StringComparison.Ordinal);
    }

    private void Add(byte[] request, string answer)
    {
        using var journal = ExchangeJournal.Open(Place).Value;
        journal.Add(request, new Exchange(200, Encoding.UTF8.GetBytes(answer)));
    }
}
