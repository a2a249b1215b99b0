-- How many labels one column alone foretells: of each value that 10 rows have (of numbers with more than 50 values: of each fiftieth) the more frequent
-- label, of all other rows the more frequent label of all. known is false where there is more than one value to two rows: then nothing can be told.
WITH given AS NOT MATERIALIZED (SELECT {each column by ,} {it} AS v{index}, TRY_CAST({it} AS DOUBLE) AS x{index} {end}, {label} AS y FROM {rows}),
facts AS MATERIALIZED (
  SELECT {each column by ,}
    approx_count_distinct(v{index}) > 50 AND bool_and(v{index} IS NULL OR x{index} IS NOT NULL) AS cut{index}, approx_count_distinct(v{index}) * 2 <= count(*) AS known{index},
    quantile_disc(x{index}, list_transform(range(1, 50), lambda i: i / 50.0)) FILTER (isfinite(x{index})) || ['infinity'::DOUBLE] AS cuts{index} {end},
    count(*) AS n, count(*) FILTER (y) * 2 >= count(*) AS usual, count(*) FILTER (y) AS positives
  FROM given WHERE y IS NOT NULL
),
pairs AS (
  SELECT c, count(*) FILTER (y) AS p, count(*) FILTER (NOT y) AS q
  FROM (SELECT unnest([{each column by ,} {index} {end}]) AS c, unnest([{each column by ,} CASE WHEN cut{index} OR NOT known{index} THEN NULL ELSE CAST(v{index} AS VARCHAR) END {end}]) AS v, y FROM given, facts WHERE y IS NOT NULL)
  GROUP BY c, v
  UNION ALL
  {each column by UNION ALL}
  SELECT {index}, unnest(map_values(p)), unnest(map_values(q))
  FROM (SELECT histogram(x{index}, cuts{index}) FILTER (y AND isfinite(x{index})) AS p, histogram(x{index}, cuts{index}) FILTER (NOT y AND isfinite(x{index})) AS q FROM given, facts WHERE cut{index})
  UNION ALL
  SELECT {index}, count(*) FILTER (y), count(*) FILTER (NOT y) FROM given, facts WHERE cut{index} AND y IS NOT NULL AND NOT coalesce(isfinite(x{index}), false)
  {end}
),
kinds AS ({each column by UNION ALL} SELECT {index} AS c, {it.name} AS name, cut{index} AS cut, cut{index} OR known{index} AS known, usual, positives, n FROM facts {end})
SELECT CAST(c AS BIGINT) AS index, name AS column, known, CAST(any_value(n) AS BIGINT) AS n, CAST(any_value(positives) AS BIGINT) AS positives,
  CAST(sum(CASE WHEN p + q >= 10 THEN greatest(p, q) WHEN usual THEN p ELSE q END) AS BIGINT) AS foretold
FROM kinds JOIN pairs USING (c)
-- Of a column that is cut the values by text are one lump, and not to be counted.
WHERE NOT cut OR p + q < n
GROUP BY c, name, known
ORDER BY c
