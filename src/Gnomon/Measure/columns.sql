-- The columns of the data: how many rows are filled, about how many values there are, of what type; and of columns with at most {most} values each value with its rows.
-- what is 0 for a column, 1 for a value.
WITH facts AS MATERIALIZED (
  SELECT count(*) AS total, {each column by ,} count({it}) AS n{index}, approx_count_distinct({it}) AS d{index}, any_value(typeof({it})) AS t{index} {end}
  FROM {rows}
),
few AS MATERIALIZED (
  SELECT c, v, count(*) AS n
  FROM (
    SELECT unnest([{each column by ,} CAST({index} AS BIGINT) {end}]) AS c, unnest([{each column by ,} CASE WHEN d{index} <= {most} THEN CAST({it} AS VARCHAR) END {end}]) AS v
    FROM {rows}, facts
  )
  WHERE v IS NOT NULL
  GROUP BY ALL
)
SELECT CAST(0 AS BIGINT) AS what, c AS "column", name, type, n, kinds, total
FROM (
  {each column by UNION ALL}
  SELECT CAST({index} AS BIGINT) AS c, {it.name} AS name, t{index} AS type, n{index} AS n, CAST(CASE WHEN d{index} <= {most} THEN (SELECT count(*) FROM few WHERE c = {index}) ELSE d{index} END AS BIGINT) AS kinds, total FROM facts
  {end}
)
UNION ALL
SELECT 1, c, v, NULL, n, NULL, NULL FROM few
ORDER BY 1, 2, 5 DESC, 3
