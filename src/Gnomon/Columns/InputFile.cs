namespace Gnomon.Columns;

/// <summary>A data file as it was when it was digested.</summary>
/// <param name="Name">Its path below the folder of the card, with <c>/</c> between the parts.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hex.</param>
public sealed record InputFile(string Name, long Bytes, string Sha256);
