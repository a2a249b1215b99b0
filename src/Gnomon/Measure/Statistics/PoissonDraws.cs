using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gnomon.Measure.Statistics;

/// <summary>
/// What the draws of a Poisson bootstrap add up to, of a figure that a database works out draw by draw: each unit is in a draw so many times as a Poisson number of mean 1, so that no
/// draw has to know how many units there are, and threads and shards need not agree. Hanley and MacGibbon (2006), Computer Methods and Programs in Biomedicine 83:57-62; Chamandy et al.
/// (2012), Estimating uncertainty for massive data streams. The statements draw as docs/design/poisson-bootstrap.md says.
/// </summary>
/// <param name="Draws">The draws that have a value.</param>
/// <param name="Sum">The sum of the values.</param>
/// <param name="Squares">The sum of their squares.</param>
internal sealed record PoissonDraws(long Draws, double Sum, double Squares)
{
    private const int SaltBits = 31;

    /// <summary>The variance of the figure.</summary>
    public double Variance => Draws > 1 ? Math.Max(0, Squares - (Sum * (Sum / Draws))) / (Draws - 1) : 0;

    /// <summary>The degrees of freedom of that variance: of the units, and of so few draws.</summary>
    /// <param name="units">Those that the units give it.</param>
    public double Freedom(double units) => Math.Max(1, 1 / ((1 / units) + (1.0 / Math.Max(1, Draws - 1))));

    /// <summary>The number by which the draws of one measurement are told from those of another.</summary>
    /// <param name="id">The id of the entry of the card.</param>
    public static long Salt(string id) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))) >> (32 - SaltBits);
}
