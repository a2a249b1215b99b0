-- The finest cells, in one pass over the files. Keys become text after they are counted: a few thousand casts, not one a row.
SELECT {texts}{y}, {p}, {n}
FROM (
  SELECT {keys}{label} AS {y}, {prediction} AS {p}, {count} AS {n}
  FROM ({rows})
  GROUP BY ALL
  {atLeast}
  LIMIT {limit}
)
