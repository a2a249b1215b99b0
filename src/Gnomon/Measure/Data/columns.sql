-- Of each column: rows without a value (nothing, blanks, or NaN), and whether all values are one.
SELECT names[c + 1] AS column, CAST(n AS BIGINT) AS n, CAST(missing AS BIGINT) AS missing, constant
FROM (
  SELECT c, count(*) AS n, count(*) FILTER (v IS NULL OR trim(v) = '' OR lower(v) = 'nan') AS missing, coalesce(min(v) = max(v), true) AS constant
  FROM (SELECT unnest([{each column by ,} CAST({it} AS VARCHAR) {end}]) AS v, unnest([{each column by ,} {index} {end}]) AS c FROM {rows})
  GROUP BY c
), (SELECT [{each column by ,} {it.name} {end}] AS names)
ORDER BY c
