using Gnomon.Verify.Log;

namespace Gnomon.Verify.Run;

/// <summary>
/// Recomputes the tree of a run from its entries and from its tile, and holds both against the checkpoint. Two of the three that
/// agree show which one is changed.
/// </summary>
internal static class TreeCheck
{
    internal static void Check(LogParts parts, List<Fault> faults)
    {
        if (parts is not { Entries: { } entries, TileHashes: { } tile, Checkpoint: { } checkpoint })
            return;
        byte[][] leaves = [.. entries.Select(e => Merkle.LeafHash(e.Span))];
        var entriesLead = checkpoint.Root.Span.SequenceEqual(Merkle.Root(leaves));
        var tileLeads = checkpoint.Root.Span.SequenceEqual(Merkle.Root(tile));
        if (!entriesLead && !tileLeads && Same(leaves, tile))
            faults.Add(new Fault(FaultKind.Checkpoint, RunFormat.CheckpointFile, "the root is not that of the entries and of their tile"));
        else if (!entriesLead)
            faults.Add(new Fault(FaultKind.Tree, parts.Shape.BundleFile, $"entry {FirstDifference(leaves, tile)} is not the one whose hash the tile holds and the checkpoint signs"));
        if (!tileLeads && !Same(leaves, tile))
            faults.Add(new Fault(FaultKind.Tree, parts.Shape.TileFile, $"hash {FirstDifference(leaves, tile)} is not that of its entry"));
        if (entriesLead && tileLeads)
            CheckInclusion(leaves, tile, checkpoint, parts.Shape, faults);
    }

    // The roots agree already; this walks each path as a holder of one statement would, from the tile alone.
    private static void CheckInclusion(byte[][] leaves, byte[][] tile, Checkpoint checkpoint, RunShape shape, List<Fault> faults)
    {
        for (var i = 0; i < leaves.Length; i++)
        {
            if (!Merkle.VerifyInclusion(i, checkpoint.Size, leaves[i], Merkle.InclusionPath(tile, i), checkpoint.Root.Span))
                faults.Add(new Fault(FaultKind.Tree, shape.TileFile, $"no path leads from entry {i} to the signed root"));
        }
    }

    private static bool Same(byte[][] a, byte[][] b) => FirstDifference(a, b) == a.Length;

    private static int FirstDifference(byte[][] a, byte[][] b)
    {
        var i = 0;
        while (i < a.Length && a[i].AsSpan().SequenceEqual(b[i]))
            i++;
        return i;
    }
}
