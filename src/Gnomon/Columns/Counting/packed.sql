-- Rows by one small number for all their group keys, which DuckDB counts in an array. The columns of few values stand first: then the counts of one of their combinations lie together.
-- A key with label and prediction may come more than once. The bound is asked of each row, but costs little: nearly always a whole vector is below it.
SELECT CAST({k} AS BIGINT), {label}, {prediction}, {c}
FROM (
  SELECT {columns}CASE WHEN {n} < {numbers} THEN {n} | {codes} END AS {k}, count(*) AS {c}
  FROM (SELECT *, {number} AS {n} FROM ({rows}))
  GROUP BY ALL
)
