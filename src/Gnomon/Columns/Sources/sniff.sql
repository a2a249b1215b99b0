-- The types of the columns, in their order; everything about the dialect but the types is fixed beforehand. Dates are ISO 8601 or text: which other way
-- they are written is found out by shapes.sql, for DuckDB would take the first format that fits.
SELECT c.type, TimestampFormat
FROM (
  SELECT unnest(Columns) AS c, TimestampFormat
  FROM sniff_csv({path}, delim = {delimiter}, decimal_separator = {mark}, quote = '"', escape = '"', header = true, skip = 0,
    comment = '', strict_mode = true, null_padding = false, ignore_errors = false, dateformat = '%Y-%m-%d')
)
