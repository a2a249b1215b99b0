-- The types of the columns, in their order; everything about the dialect but the types is fixed beforehand.
SELECT c.type, DateFormat, TimestampFormat
FROM (
  SELECT unnest(Columns) AS c, DateFormat, TimestampFormat
  FROM sniff_csv({path}, delim = {delimiter}, decimal_separator = {mark}, quote = '"', escape = '"', header = true, skip = 0,
    comment = '', strict_mode = true, null_padding = false, ignore_errors = false)
)
