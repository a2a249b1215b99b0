namespace Gnomon.Measure;

/// <summary>How scores are counted: as a group column whose values are the bins of a fixed histogram.</summary>
public static class ScoreColumn
{
    /// <summary>Bins of one width from 0 to 1; the last takes 1 itself.</summary>
    public const int Bins = 1_000;

    /// <summary>The bin of rows whose score is below 0, above 1 or not a number.</summary>
    public const int NotAScore = -1;

    /// <summary>
    /// The expression to group by: the number of the bin as a whole number, empty where there is no score. Its first branch takes every proper score, so that
    /// DuckDB runs through whole vectors of them without choosing rows.
    /// </summary>
    /// <param name="score">The card's expression for the score.</param>
    public static string Expression(string score)
    {
        ArgumentException.ThrowIfNullOrEmpty(score);
        return FormattableString.Invariant(
            $"CASE WHEN ({score}) >= 0 AND ({score}) < 1 THEN CAST(floor(({score}) * {Bins}) AS SMALLINT) WHEN ({score}) = 1 THEN {Bins - 1} WHEN isnan(CAST(({score}) AS DOUBLE)) OR ({score}) IS NOT NULL THEN {NotAScore} ELSE NULL END");
    }
}
