namespace Gnomon.Tests.Columns;

/// <summary>The greatest value of a linear form over points that are nowhere below 0 and keep to some facts: the simplex method in two phases, by Bland's rule.</summary>
internal static class LinearProgram
{
    private const double Tiny = 1e-9;

    /// <summary>The greatest value; infinity where there is none.</summary>
    /// <exception cref="InvalidOperationException">No point keeps to the facts.</exception>
    public static double Greatest(IReadOnlyList<(double[] Terms, double Value, bool IsAtLeast)> facts, double[] form)
    {
        // Columns: the unknowns, what each "at least" has above its value, one artificial unknown a fact, the value.
        var (n, m) = (form.Length, facts.Count);
        var (surplus, width) = (n, n + m + m + 1);
        var rows = new double[m][];
        var basis = new int[m];
        for (var i = 0; i < m; i++)
        {
            rows[i] = new double[width];
            facts[i].Terms.CopyTo(rows[i], 0);
            if (facts[i].IsAtLeast)
                rows[i][surplus + i] = -1;
            rows[i][n + m + i] = 1;
            rows[i][^1] = facts[i].Value;
            basis[i] = n + m + i;
        }

        var first = new double[width];
        Array.Fill(first, -1, n + m, m);
        if (Run(rows, basis, first, n + m + m) < -1e-6)
            throw new InvalidOperationException("the facts contradict each other");
        DropArtificial(rows, basis, n + m);
        var second = new double[width];
        form.CopyTo(second, 0);
        return Run(rows, basis, second, n + m);
    }

    private static double Run(double[][] rows, int[] basis, double[] form, int columns)
    {
        while (true)
        {
            var reduced = Enumerable.Range(0, columns).Select(c => form[c] - Enumerable.Range(0, rows.Length).Sum(i => form[basis[i]] * rows[i][c])).ToArray();
            var enter = Array.FindIndex(reduced, r => r > Tiny);
            if (enter < 0)
                return Enumerable.Range(0, rows.Length).Sum(i => form[basis[i]] * rows[i][^1]);
            var leave = -1;
            for (var i = 0; i < rows.Length; i++)
            {
                if (rows[i][enter] > Tiny && (leave < 0 || Ratio(i) < Ratio(leave) - Tiny || (Ratio(i) < Ratio(leave) + Tiny && basis[i] < basis[leave])))
                    leave = i;
            }

            if (leave < 0)
                return double.PositiveInfinity;
            Pivot(rows, basis, leave, enter);

            double Ratio(int i) => rows[i][^1] / rows[i][enter];
        }
    }

    // A fact that follows from the others keeps its artificial unknown, at 0, with nothing to pivot on.
    private static void DropArtificial(double[][] rows, int[] basis, int columns)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (basis[i] < columns)
                continue;
            var column = Array.FindIndex(rows[i], 0, columns, v => Math.Abs(v) > Tiny);
            if (column >= 0)
                Pivot(rows, basis, i, column);
        }
    }

    private static void Pivot(double[][] rows, int[] basis, int row, int column)
    {
        var by = rows[row][column];
        for (var c = 0; c < rows[row].Length; c++)
            rows[row][c] /= by;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == row || rows[i][column] == 0)
                continue;
            var times = rows[i][column];
            for (var c = 0; c < rows[i].Length; c++)
                rows[i][c] -= times * rows[row][c];
        }

        basis[row] = column;
    }
}
