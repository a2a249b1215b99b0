namespace Gnomon.Columns.Files;

/// <summary>The words for what is wrong with data files, in one place.</summary>
internal static class FileProblems
{
    internal static Problem NoMatch(string pattern) => Data(pattern, "no such data file lies in the folder of the card", "check the name; globs may use *, ? and **");

    internal static Problem Outside(string pattern) => Data(pattern, "data must lie in the folder of the card or below it", "move or copy the file there and name it relative to the card");

    internal static Problem Link(string name) => Data(name, "this is, or is reached through, a symbolic link", "name the file itself, below the folder of the card");

    internal static Problem NotRegular(string name) => Data(name, "this is not a regular file (a folder, a pipe or a device)", "give a file that holds the data");

    internal static Problem Unreadable(string name, string why) => Data(name, $"the file cannot be opened: {why}", "check its permissions");

    internal static Problem Extension(string name) => Data(name, "the format is not known from the name",
        "give CSV as .csv, .tsv or .txt, a workbook as .xlsx, and Parquet as .parquet");

    internal static Problem Mixed((string Format, string Name) one, (string Format, string Name) other) =>
        Data(other.Name, $"the data are {one.Format} ({one.Name}) and {other.Format} at once", "give one format for one measure");

    internal static Problem Empty(string name) => Data(name, "the file is empty", "give a file with a header and rows");

    internal static Problem TooMany(int limit) => new(ExitCode.Data, FormattableString.Invariant($"the data are more than {limit} files"), "give fewer, larger files");

    internal static Problem Changed(string name) => Data(name, "the file changed while it was counted, or since it was planned", "run again when nothing writes to it");

    internal static Problem Data(string name, string what, string remedy) => new(ExitCode.Data, what, remedy) { File = name };
}
