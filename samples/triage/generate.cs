#:property PublishAot=false
// Makes ket-qua.csv of this sample, byte for byte the same everywhere: dotnet run samples/triage/generate.cs -- FOLDER
//
// 6,000 invented visits to an emergency department, as a Vietnamese spreadsheet exports them: semicolons, decimal commas.
// Eleven visits are of Khmer patients: too few to say anything about them, and the report must say so instead of a number.

using System.Globalization;
using System.Text;

var folder = args.Length == 1 ? args[0] : throw new ArgumentException("name the folder to write to");
var draw = new Pcg32(seed: 20260901, stream: 2);
string[] peoples = ["Kinh", "Tày", "Thái", "Mường"];
double[] shares = [0.72, 0.11, 0.09, 0.08];

var csv = new StringBuilder("mã ca;giới tính;dân tộc;nhóm tuổi;điểm nguy cơ;nhập viện\n");
for (var i = 1; i <= 6_000; i++)
{
    var sex = draw.Next() < 0.51 ? "nữ" : "nam";
    var people = i % 545 == 0 ? "Khmer" : peoples[Pick(draw, shares)];
    var age = draw.Next() switch { < 0.2 => "dưới 16", < 0.7 => "16–59", _ => "từ 60" };
    var admitted = draw.Next() < 0.31;
    var urgent = draw.Next() < (admitted ? 0.86 : 0.14);
    var within = draw.Next();
    var score = urgent ? 0.5 + (within * 0.499) : within * 0.499;
    var comma = score.ToString("F3", CultureInfo.InvariantCulture).Replace('.', ',');
    csv.Append(CultureInfo.InvariantCulture, $"C{i:D5};{sex};{people};{age};{comma};{(admitted ? "có" : "không")}\n");
}

File.WriteAllText(Path.Combine(folder, "ket-qua.csv"), csv.ToString());

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
