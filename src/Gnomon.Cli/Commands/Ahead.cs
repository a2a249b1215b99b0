using Gnomon.Columns;
using Gnomon.Describe;

namespace Gnomon.Cli.Commands;

/// <summary>What needs only the card and is begun while the law is examined: the digests of the data, and the process that will count them.</summary>
/// <param name="cells">Cells that were counted elsewhere; null for none.</param>
/// <param name="cellsName">The name of their file.</param>
internal sealed class Ahead(CellFile? cells, string? cellsName) : IDisposable
{
    /// <summary>The digests of each measure's files.</summary>
    public Task<IReadOnlyList<Checked<MeasureData>>> Digests { get; private set; } = Task.FromResult<IReadOnlyList<Checked<MeasureData>>>([]);

    /// <summary>The counting process; null where the card has nothing to count, or where it did not start, which the next attempt then says.</summary>
    public CountingProcess? Counting { get; private set; }

    public void Begin(SystemCard card)
    {
        Digests = Task.Run(() => cells?.DataOf(card, cellsName!) ?? Preparation.Digest(card));
        if (card.Measures.Count > 0)
            Counting = CountingProcess.Start(CountingCommand.ThisProgram()).TryGet(out var process, out _) ? process : null;
    }

    public void Dispose() => Counting?.Dispose();
}
