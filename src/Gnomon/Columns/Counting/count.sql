-- The finest cells, in one pass over the files. Keys become text after they are counted: a few thousand casts, not one a row. They come in the order of cells but
-- for characters beyond U+FFFF, which UTF-8 has after all others and UTF-16 before some: whoever needs the order itself looks.
SELECT {texts}{y}, {p}, {n}
FROM (
  SELECT {keys}{label} AS {y}, {prediction} AS {p}, {count} AS {n}
  FROM ({rows})
  GROUP BY ALL
  {atLeast}
  LIMIT {limit}
)
ORDER BY ALL NULLS FIRST
