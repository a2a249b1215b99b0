using System.Globalization;

namespace Gnomon;

/// <summary>
/// The clock of a run: the system's, or stopped at SOURCE_DATE_EPOCH (seconds since 1970, as reproducible-builds.org defines it),
/// so that two runs give the same bytes.
/// </summary>
public sealed class RunClock : TimeProvider
{
    private readonly DateTimeOffset stopped;

    private RunClock(DateTimeOffset stopped) => this.stopped = stopped;

    /// <summary>The clock that a value of SOURCE_DATE_EPOCH asks for; null or empty asks for the system's.</summary>
    public static Checked<TimeProvider> From(string? sourceDateEpoch)
    {
        if (string.IsNullOrEmpty(sourceDateEpoch))
            return Checked.Good(System);
        const long LastSecondOf9999 = 253_402_300_799;
        return long.TryParse(sourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LastSecondOf9999
            ? Checked.Good<TimeProvider>(new RunClock(DateTimeOffset.FromUnixTimeSeconds(seconds)))
            : Checked.Bad<TimeProvider>(new Problem(
                ExitCode.Usage,
                $"SOURCE_DATE_EPOCH is '{sourceDateEpoch}'; whole seconds since 1970 were expected",
                "set it to a number such as 1795219200, or unset it"));
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => stopped;
}
