using FsCheck;
using FsCheck.Fluent;
using Gnomon.Law.Engine;

namespace Gnomon.Tests.Law;

/// <summary>The solver against all assignments, and the clauses against the diagram that they are made of.</summary>
public sealed class SolverTests
{
    /// <summary>One solver is asked about many givens in turn, so what it learned of one is put to the test by the others.</summary>
    [Fact]
    public void What_can_be_is_what_some_assignment_shows() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), AgreesWithAll).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Clauses_say_what_the_diagram_says_and_no_literal_of_them_is_needless() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), IsPrimeCover).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    // Eight cannot each have one of seven rooms alone, seven can; telling so takes thousands of conflicts, so much of what is learned is forgotten again.
    [Fact]
    public void What_is_hard_is_decided_and_what_was_learned_forgotten_in_part()
    {
        const int rooms = 7;
        static int Lives(int person, int room) => 2 * (1 + (person * rooms) + room);
        var clauses = Enumerable.Range(0, rooms + 1).Select(p => Enumerable.Range(0, rooms).Select(r => Lives(p, r)).Append(Away(p)).ToArray())
            .Concat(Enumerable.Range(0, rooms).SelectMany(r => Enumerable.Range(0, rooms + 1).SelectMany(p => Enumerable.Range(0, p).Select(q => (int[])[Lives(p, r) ^ 1, Lives(q, r) ^ 1]))));
        // Somebody is away, and which of them is away is asked.
        var all = 2 * (1 + ((rooms + 1) * (rooms + 1)));
        var solver = new Solver(2 + ((rooms + 1) * (rooms + 1)), [[0], .. clauses, .. Enumerable.Range(0, rooms + 1).Select(p => (int[])[all ^ 1, Away(p) ^ 1])]);
        for (var i = 0; i < 3; i++)
        {
            solver.Begin([]);
            Assert.False(solver.CanBe(all));
            Assert.True(solver.CanBe(Away(i)));
            Assert.True(solver.CanBe(Away(i) ^ 1));
        }

        static int Away(int person) => 2 * (1 + ((rooms + 1) * rooms) + person);
    }

    // Any of forty pairs: a small diagram, of which a cover would have 2^40 clauses. It was made.
    [Fact]
    public void A_condition_whose_clauses_would_be_exponential_is_said_by_the_nodes_of_its_diagram()
    {
        const int pairs = 40;
        var bdd = new Bdd(100_000);
        var any = Enumerable.Range(0, pairs).Aggregate(Bdd.False, (sum, i) => bdd.Or(sum, bdd.And(bdd.Variable(2 * i), bdd.Variable((2 * i) + 1))));
        var clauses = new Clauses(bdd, new Netlist(bdd, 2 * pairs), [any]);
        Assert.InRange(clauses.All.Count, 1, 20 * pairs);
        var solver = new Solver(clauses.Nodes, clauses.All);
        // All pairs but the last are broken.
        byte[] open = [.. Enumerable.Range(0, 2 * pairs).Select(v => v < (2 * pairs) - 2 && v % 2 == 0 ? Can.BeFalse : Can.BeEither)];
        solver.Begin(open);
        Assert.True(solver.CanBe(Netlist.Variable((2 * pairs) - 1)));
        Assert.False(solver.CanBe(Netlist.Variable((2 * pairs) - 1) ^ 1));
        Assert.True(solver.CanBe(Netlist.Variable(1) ^ 1));
    }

    private static bool AgreesWithAll(int seed)
    {
        var random = new CardSampler.SplitMix((ulong)seed);
        var variables = 3 + random.Below(9);
        var clauses = new List<int[]> { new[] { 0 } };
        // Of three literals each and about four for each variable are those that take the most conflicts.
        var longest = 3 + random.Below(2);
        for (var i = random.Below(2) == 0 ? 4 * variables : random.Below(5 * variables); i > 0; i--)
            clauses.Add([.. Enumerable.Range(0, random.Below(9) == 0 ? 1 + random.Below(longest) : longest).Select(_ => Literal()).DistinctBy(l => l >> 1)]);
        var models = Enumerable.Range(0, 1 << variables).Where(m => clauses.TrueForAll(c => c.Any(l => Holds(l, m)))).ToList();
        if (models.Count == 0)
            return true;
        var solver = new Solver(1 + variables, clauses, mostLearned: random.Below(2) == 0 ? 3 : 4000);
        for (var turn = 0; turn < 8; turn++)
        {
            // What is given is part of some model, as the answers of a card are part of a consistent completion.
            var model = models[random.Below(models.Count)];
            byte[] open = [.. Enumerable.Range(0, variables).Select(v => random.Below(3) > 0 ? Can.BeEither : Holds(Netlist.Variable(v), model) ? Can.BeTrue : Can.BeFalse)];
            var left = models.Where(m => Enumerable.Range(0, variables).All(v => open[v] == Can.BeEither || Holds(Netlist.Variable(v), m) == (open[v] == Can.BeTrue))).ToList();
            solver.Begin(open);
            for (var ask = 0; ask < 16; ask++)
            {
                var literal = Literal();
                if (solver.CanBe(literal) != left.Exists(m => Holds(literal, m)))
                    return false;
            }
        }

        return true;

        int Literal() => Netlist.Variable(random.Below(variables)) + random.Below(2);
    }

    private static bool IsPrimeCover(int seed)
    {
        const int variables = 6;
        var random = new CardSampler.SplitMix((ulong)seed);
        var bdd = new Bdd(100_000);
        var condition = Drawn(3);
        // The first clause says that literal 0 is true.
        var clauses = new Clauses(bdd, new Netlist(bdd, variables), [condition]).All.Skip(1).ToList();
        bool Implied(IReadOnlyCollection<int> clause) => Enumerable.Range(0, 1 << variables).All(m => !Says(condition, m) || clause.Any(l => Holds(l, m)));
        return Enumerable.Range(0, 1 << variables).All(m => Says(condition, m) == clauses.TrueForAll(c => c.Any(l => Holds(l, m))))
            && clauses.TrueForAll(c => c.All(literal => !Implied([.. c.Where(l => l != literal)])));

        int Drawn(int depth)
        {
            if (depth == 0)
                return random.Below(2) == 0 ? bdd.Variable(random.Below(variables)) : bdd.Not(bdd.Variable(random.Below(variables)));
            var (a, b) = (Drawn(depth - 1), Drawn(depth - 1));
            return random.Below(3) switch { 0 => bdd.And(a, b), 1 => bdd.Or(a, b), _ => bdd.Ite(a, b, bdd.Not(b)) };
        }

        bool Says(int node, int model)
        {
            while (node > Bdd.True)
                node = (model >> bdd.Level(node) & 1) != 0 ? bdd.High(node) : bdd.Low(node);
            return node == Bdd.True;
        }
    }

    private static bool Holds(int literal, int model) => literal < 2 ? literal == 0 : (model >> ((literal >> 1) - 1) & 1) != (literal & 1);
}
