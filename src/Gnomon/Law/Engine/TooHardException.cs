using System.Globalization;

namespace Gnomon.Law.Engine;

/// <summary>A question takes more steps than any law that somebody wrote; a guess is never given.</summary>
internal sealed class TooHardException(int most) : Exception(string.Create(CultureInfo.InvariantCulture, $"it would take more than {most} contradictions to tell whether something is possible"));
