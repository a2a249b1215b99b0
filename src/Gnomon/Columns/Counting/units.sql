-- How many rows name no unit, and how many units there are.
SELECT count(*) - count({u}), count(DISTINCT {u})
FROM (SELECT {unit} AS {u} FROM ({rows}))
