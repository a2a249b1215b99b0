namespace Gnomon.Columns.Duck;

/// <summary>The numbers of duckdb_type that counting tells apart; every other type is refused.</summary>
internal enum DuckType
{
    Invalid = 0,
    Boolean = 1,
    SmallInt = 3,
    BigInt = 5,
    Float = 10,
    Double = 11,
    Text = 17,
    Blob = 18,
    List = 24,
    Struct = 25,
    Map = 26,
    Union = 28,
    Array = 33,
    SqlNull = 36,
}
