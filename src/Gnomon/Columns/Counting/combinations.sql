-- Rows by the columns that label and prediction read, where these hold few values.
SELECT {keys}{columns}count(*) AS {c}
FROM ({rows})
GROUP BY ALL
