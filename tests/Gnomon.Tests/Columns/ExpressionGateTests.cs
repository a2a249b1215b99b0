using System.Text;
using Gnomon.Columns;
using Gnomon.Columns.Duck;
using Gnomon.Columns.Expressions;

namespace Gnomon.Tests.Columns;

public sealed class ExpressionGateTests : IDisposable
{
    private static readonly Column[] Columns =
    [
        new("sex", "VARCHAR"), new("age", "BIGINT"), new("score", "DOUBLE"), new("outcome", "VARCHAR"), new("born", "DATE"), new("hired", "BOOLEAN"),
        new("tags", "VARCHAR[]"), new("Ethnic group", "VARCHAR"),
    ];

    public static readonly TheoryData<string> Good =
    [
        "sex", "hired", "\"Ethnic group\"", "outcome = 'admitted'", "score >= 0.5", "score >= 0.5 AND NOT hired", "age BETWEEN 18 AND 25", "sex IN ('F', 'M')",
        "sex NOT IN ('F')", "outcome LIKE 'adm%'", "outcome NOT ILIKE '%x'", "outcome LIKE 'a!%' ESCAPE '!'", "outcome IS NULL", "sex IS NOT DISTINCT FROM outcome",
        "CASE WHEN age < 25 THEN 'young' ELSE 'old' END", "if(age < 25, 'a', 'b')", "coalesce(outcome, 'none') = 'x'", "nullif(sex, '') IS NULL", "CAST(age AS VARCHAR)",
        "TRY_CAST(sex AS INTEGER) = 1", "age::decimal(10,2) > 1.5", "year(born) < 2000", "date_part('month', born) = 2", "born < DATE '2000-01-01'", "lower(trim(sex)) = 'f'",
        "length(sex) > 1", "substring(sex FROM 1 FOR 1) = 'F'", "round(score, 1) = 0.5", "greatest(score, 0.1) > 0.2", "age % 2 = 0", "-age < 3", "sex || outcome = 'Fx'",
        "contains(outcome, 'x')", "starts_with(outcome, 'x') -- why", "TRUE", "hired IS TRUE", "extract(year FROM born) = 1990", "SEX = 'F'", "score >= 5e-1",
        "outcome = 'Từ chối'", "outcome = '{rows}'", "outcome = 'it''s; DROP TABLE x --'",
    ];

    public static readonly string[] Bad =
    [
        "", "   ", "outcome =", "sex = 'F' /*", "(SELECT 1)", "sex IN (SELECT 'F')", "EXISTS (SELECT 1)", "age = ANY([1])", "hired; SELECT 1", "hired; DROP TABLE x",
        "1); COPY (SELECT 1) TO 'x' --", "(SELECT content FROM read_text('/etc/passwd'))", "read_text('/etc/passwd')", "hired FROM read_text('/etc/passwd')",
        "hired; COPY t TO 'x'", "hired; ATTACH 'x.db'", "hired; PRAGMA version", "hired; SET threads = 1", "repeat('x', 2e9) = 'y'", "lpad('x', 2000000000, 'y') = ''",
        "replace(sex, 'F', 'FFFFFFFF') = ''", "1 AS sex", "hired sex", "rowid = 1", "filename = 'x'", "random() < 0.5", "current_setting('threads') = '1'", "getenv('HOME') = ''",
        "sleep_ms(1000)", "current_date > born", "now() > born", "today() > born", "age > 1 WHERE hired", "hired UNION SELECT true", "DISTINCT hired", "hired, sex", "hired ORDER BY 1",
        "count(*) > 1", "sum(age) > 1", "count(*) OVER () > 1", "lag(age) OVER () > 1", "*", "COLUMNS(*)", "t.sex = 'F'", "sex.outcome", "$1", "?", "#1 = 'F'", "x -> x + 1", "tags[1] = 'x'", "tags",
        "list_value(1) = list_value(1)", "[1, 2]", "{'a': 1}", "(sex, age) = ('F', 1)", "sex COLLATE de = 'f'", "sex ~ '(a+)+'", "regexp_matches(sex, 'F')", "age::mytype", "sex::enum('F')",
        "sex::blob = 'x'", "memory.main.lower(sex) = 'f'", "system.main.random() < 1", "try(hired)", "unnest([1])", "age!", "@age", "2 ^ 60 > age",
        "outcom = 'x'", "gender = 'F'", "nextval('s') = 1", "set_config('a', 'b', true)", "query('SELECT 1')", "hash(sex) = 1", "lower(DISTINCT sex) = 'f'", "lower(sex ORDER BY sex) = 'f'",
        "lower(sex) FILTER (WHERE hired) = 'f'", "txid_current() = 1", "version() = 'x'", "age(born) > INTERVAL 1 YEAR", "sex = '\u0000'", "hired\u001b[2J",
    ];

    private readonly DuckDatabase database = DuckDatabase.Open();
    private readonly DuckConnection connection;

    public ExpressionGateTests()
    {
        database.Lock([], threads: 1, memory: 128 << 20);
        connection = database.Connect();
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_an_expression_may_be_passes(string expression)
    {
        var gated = Gate.Check("label", expression);
        Assert.True(gated.IsGood, Shown.Problems(gated.Problems));
    }

    [Fact]
    public void Everything_else_is_refused_in_words()
    {
        var text = new StringBuilder();
        foreach (var expression in Bad)
        {
            var result = Gate.Check("label", expression);
            Assert.False(result.IsGood, $"accepted: {expression}");
            Assert.All(result.Problems, p => Assert.Equal(ExitCode.Expression, p.Exit));
            text.Append(Plain.Text(expression)).Append("\n  ").Append(result.Problems[0]).Append('\n');
        }

        Shown.Matches("expressions-refused", text.ToString());
    }

    [Fact]
    public void What_runs_is_DuckDBs_text_and_not_the_users()
    {
        var gated = Gate.Check("label", "score>=.5 -- a comment").Value;
        Assert.Equal("((score >= .5))", gated.Sql);
        Assert.Equal("score", string.Join(" ", gated.Used.Select(c => c.Name)));
        Assert.Null(gated.PlainColumn);
        Assert.Equal("Ethnic group", Gate.Check("groups.e", "\"ethnic GROUP\"").Value.PlainColumn?.Name);
    }

    [Theory]
    [InlineData(4096, false)]
    [InlineData(4097, false)]
    public void A_long_or_deep_expression_is_refused_and_does_not_crash(int length, bool good)
    {
        var brackets = new string('(', (length - 5) / 2);
        var nots = string.Concat(Enumerable.Repeat("NOT ", (length - 5) / 4)) + "hired";
        var cases = string.Concat(Enumerable.Repeat("coalesce(", 300)) + "sex" + new string(')', 300);
        foreach (var text in new[] { nots, cases, string.Concat(Enumerable.Repeat("-", length - 5)) + "age", brackets })
            Assert.Equal(good, Gate.Check("label", text).IsGood);
    }

    [Fact]
    public void Every_function_that_is_listed_exists_and_gives_the_same_value_each_time()
    {
        using var scratch = ScratchDuck.Open();
        foreach (var function in ExpressionLanguage.Functions)
        {
            var found = scratch.Scalar($"SELECT string_agg(DISTINCT function_type || ' ' || coalesce(stability, '')) FROM duckdb_functions() WHERE function_name = '{function.Name}'");
            if (function.Name is "nullif" or "date_diff" or "datediff")
                continue;
            Assert.Equal($"{function.Name}: scalar CONSISTENT", $"{function.Name}: {found}");
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    private ExpressionGate Gate => new(connection, Columns);
}
