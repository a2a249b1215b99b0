-- Rows by the two labels that were given to them.
SELECT {label} AS first, {second} AS second, count(*) AS n FROM {rows} GROUP BY ALL ORDER BY ALL
