-- Rows by one small number for all their group keys, which DuckDB counts in an array. The columns of few values stand first: then the counts of one of their combinations lie together.
-- A key with label and prediction may come more than once.
SELECT CAST({k} AS BIGINT), {label}, {prediction}, {c}
FROM (SELECT {columns}CAST({key} AS USMALLINT) AS {k}, count(*) AS {c} FROM ({rows}) GROUP BY ALL)
