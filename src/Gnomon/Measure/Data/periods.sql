-- Rows by day (0), week (1), month (2) or year (3) as a number that grows by one from each to the next; null where there is no time.
SELECT CASE {period} WHEN 0 THEN date_diff('day', DATE '1970-01-01', t) WHEN 1 THEN date_diff('week', DATE '1970-01-05', t) WHEN 2 THEN date_diff('month', DATE '1970-01-01', t) ELSE date_diff('year', DATE '1970-01-01', t) END AS period,
  CAST(min(t) AS VARCHAR) AS first, count(*) AS n
FROM (SELECT CAST(TRY_CAST({time} AS TIMESTAMP) AS DATE) AS t FROM {rows})
GROUP BY ALL
ORDER BY 1
