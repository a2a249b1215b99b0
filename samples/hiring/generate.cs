#:property PublishAot=false
// Makes predictions.csv of this sample, byte for byte the same everywhere: dotnet run samples/hiring/generate.cs -- FOLDER
//
// 20,000 invented applications. `suitable` is what a panel said that had not seen the score. By sex alone and by race alone
// the shortlist looks even; Black women are shortlisted far less often than anyone else, and Black men more often, so the two
// cancel in every table with one column.

using System.Globalization;
using System.Text;

var folder = args.Length == 1 ? args[0] : throw new ArgumentException("name the folder to write to");
var draw = new Pcg32(seed: 20261121, stream: 1);
string[] races = ["White", "Black", "Asian", "Latino"];
double[] shares = [0.45, 0.25, 0.20, 0.10];

var csv = new StringBuilder("application,sex,race,age_band,score,suitable\n");
for (var i = 1; i <= 20_000; i++)
{
    var sex = draw.Next() < 0.48 ? "female" : "male";
    var race = races[Pick(draw, shares)];
    var age = draw.Next() switch { < 0.3 => "18-29", < 0.75 => "30-49", _ => "50+" };
    var suitable = draw.Next() < 0.34;
    var score = Score(draw, suitable, Lift(sex, race));
    csv.Append(CultureInfo.InvariantCulture, $"A{i:D5},{sex},{race},{age},{score:F3},{(suitable ? "yes" : "no")}\n");
}

File.WriteAllText(Path.Combine(folder, "predictions.csv"), csv.ToString());

// How many of the unsuitable and of the suitable get a score of 0.5 or more, moved up or down for one group.
static double Lift(string sex, string race) => (sex, race) switch
{
    ("female", "Black") => -0.115,
    ("male", "Black") => 0.055,
    _ => 0,
};

static double Score(Pcg32 draw, bool suitable, double lift)
{
    var passes = draw.Next() < (suitable ? 0.68 : 0.12) + lift;
    var within = draw.Next();
    return passes ? 0.5 + (within * within * 0.499) : 0.499 - (within * within * 0.49);
}

static int Pick(Pcg32 draw, double[] shares)
{
    var left = draw.Next();
    for (var i = 0; i < shares.Length - 1; i++)
    {
        if (left < shares[i])
            return i;
        left -= shares[i];
    }

    return shares.Length - 1;
}

/// <summary>PCG32 (O'Neill 2014, pcg-random.org): the framework's own generator promises no stream across versions.</summary>
internal sealed class Pcg32
{
    private readonly ulong increment;
    private ulong state;

    public Pcg32(ulong seed, ulong stream)
    {
        increment = (stream << 1) | 1;
        Step();
        state += seed;
        Step();
    }

    /// <summary>A number in [0, 1) of 32 random bits.</summary>
    public double Next()
    {
        var old = state;
        Step();
        var shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59)) / 4294967296.0;
    }

    private void Step() => state = unchecked((state * 6364136223846793005UL) + increment);
}
