using Gnomon.Columns;

namespace Gnomon.Tests.Columns;

/// <summary>What does not fit into memory goes to a private folder, or the counting says so; the counts are the same.</summary>
public sealed class SpillTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Units_that_do_not_fit_into_memory_are_counted_with_a_folder_to_spill_to()
    {
        folder.WithParquet("a.parquet", "SELECT 'a-rather-long-identifier-of-a-person-' || i AS id, i % 2 = 0 AS p FROM range(1000000) t(i)");
        var request = folder.Request("a.parquet", "p") with { Unit = "id", MemoryBytes = 64 << 20, Threads = 2 };
        Assert.Contains("memory", Assert.Single(CellCounter.Count(request).Problems).What, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.At("spill"));
        var counted = CellCounter.Count(request with { Spill = new SpillFolder(folder.At("spill"), 4L << 30) });
        Assert.True(counted.IsGood, Shown.Problems(counted.Problems));
        Assert.Equal((1_000_000, 1_000_000), (counted.Value.DistinctUnits, counted.Value.Rows));
        Assert.Empty(Directory.EnumerateFiles(folder.At("spill")));
    }
}
