-- Rows by period (0 the first, 1 the second), groups, label and prediction.
SELECT CAST(0 AS BIGINT) AS period, {each past by ,} CAST({it} AS VARCHAR) AS k{index} {end}, {past_label} AS label, {past_prediction} AS prediction, count(*) AS n FROM {rows.then} WHERE {before} GROUP BY ALL
UNION ALL
SELECT CAST(1 AS BIGINT), {each group by ,} CAST({it} AS VARCHAR) {end}, {label}, {prediction}, count(*) FROM {rows} WHERE {after} GROUP BY ALL
ORDER BY ALL
