using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Gnomon.Evidence;
using Gnomon.Evidence.Log;

namespace Gnomon.Tests.Evidence;

/// <summary>
/// A program may end while threads of it are still signing: a writer whose disk failed tells its caller and then tidies up. libcrypto, asked without care, frees
/// its tables at that moment, and the exit code becomes 139 (segmentation fault). Seen once in thousands of runs of the log's writer.
/// </summary>
public sealed class ExitTests : IDisposable
{
    private const string Variable = "GNOMON_TEST_EXIT";
    private readonly Sandbox sandbox = new();

    // There already: making it would have .NET, which is careful, begin with libcrypto.
    public ExitTests() => Signer.LoadOrCreate(sandbox.Folders).Value.Dispose();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_program_may_end_while_it_signs()
    {
        // Before it was mended, three in ten ended with 139.
        Assert.All(Enumerable.Range(0, 10).AsParallel().WithDegreeOfParallelism(2).Select(_ => Run()).ToList(), code => Assert.Equal(0, code));
    }

    // No other thread may enter this assembly while this runs: so what the threads do is compiled into none.
    [ModuleInitializer]
    internal static void EndInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } root)
            return;
        var signer = Signer.LoadOrCreate(new UserFolders(Path.Combine(root, "config", "gnomon"), Path.Combine(root, "state", "gnomon"))).Value;
        var statement = Statement.Create("card", [Subject.Of("card.yaml", "a"u8)], null);
        var sign = Expression.Call(typeof(Envelope).GetMethod(nameof(Envelope.Sign), BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public, [typeof(Statement), typeof(Signer)])!, Expression.Constant(statement), Expression.Constant(signer));
        var forEver = Expression.Lambda<ThreadStart>(Expression.Loop(sign)).Compile();
        var once = Expression.Lambda<ThreadStart>(Expression.Block(typeof(void), sign)).Compile();
        Envelope.Sign(statement, signer);
        for (var i = 0; i < 4; i++)
            new Thread(forEver) { IsBackground = true }.Start();
        for (var i = 0; i < 32; i++)
            new Thread(once) { IsBackground = true }.Start();
        Environment.Exit(0);
    }

    private int Run()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Gnomon.Tests"))
        {
            Environment = { [Variable] = sandbox.Root, ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_DbgEnableMiniDump"] = "0" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = error.Result;
        return process.ExitCode;
    }
}
