-- Rows by the two labels that were given to them.
SELECT CAST({label} AS VARCHAR) AS first, CAST({second} AS VARCHAR) AS second, count(*) AS n FROM {rows} GROUP BY ALL ORDER BY ALL
