using Gnomon.Evidence;

namespace Gnomon.Tests.Evidence;

/// <summary>A folder that is gone after the test, with folders of a user in it.</summary>
internal sealed class Sandbox : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("gnomon-test-").FullName;

    public UserFolders Folders => new(Path.Combine(Root, "config", "gnomon"), Path.Combine(Root, "state", "gnomon"));

    public string Out => Path.Combine(Root, "out");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
