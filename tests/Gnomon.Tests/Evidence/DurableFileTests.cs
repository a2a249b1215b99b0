using System.Diagnostics;
using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

public sealed class DurableFileTests : IDisposable
{
    private const int Times = 3000;
    private readonly string folder = Directory.CreateTempSubdirectory("gnomon-lock-").FullName;

    public void Dispose() => Directory.Delete(folder);

    // A witness that was restarted was told now and then that another process runs it: a child that some other test had just started had the folder open still.
    [Fact]
    public async Task A_lock_that_was_given_back_is_free_while_children_are_being_started()
    {
        using var enough = new CancellationTokenSource();
        var starting = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                using var child = Process.Start("true");
                child.WaitForExit();
            }
        }, TestContext.Current.CancellationToken);
        var refused = 0;
        for (var i = 0; i < Times; i++)
        {
            using var one = DurableFile.OpenFolder(folder);
            refused += one.TryLock() ? 0 : 1;
        }

        await enough.CancelAsync();
        await starting;
        Assert.Equal(0, refused);
    }
}
