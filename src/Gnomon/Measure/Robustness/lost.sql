-- Rows that the endpoint gave no answer to, by what was done to them and why; and cases that stand twice in the data.
SELECT CAST({probe} AS VARCHAR) AS probe, CAST({place} AS VARCHAR) AS place, CAST({level} AS VARCHAR) AS level, CAST({why} AS VARCHAR) AS why, count(*) AS n FROM {rows.answers} WHERE {why} IS NOT NULL AND CAST({why} AS VARCHAR) <> '' GROUP BY ALL
UNION ALL
SELECT NULL, NULL, min(id), 'repeated', count(*) FROM (SELECT CAST({case} AS VARCHAR) AS id, count(*) AS n FROM {rows} GROUP BY ALL) WHERE n > 1 HAVING count(*) > 0
ORDER BY ALL
