-- Members and others by how confident the model is of the true answer, as thousandths of the natural logarithm of the odds: by itself (attack 0), and
-- less the mean of the same from models that never saw the row (attack 1). score is null where a confidence is missing; outside counts those that are none.
WITH given AS (
  SELECT {member} AS member, {confidence} AS c, [{reference}] AS r FROM {rows}
),
fit AS (
  SELECT member, c IS NULL OR list_bool_or(list_transform(r, lambda x: x IS NULL)) AS missing, c < 0 OR c > 1 OR isnan(c) OR list_bool_or(list_transform(r, lambda x: x < 0 OR x > 1 OR isnan(x))) AS outside, c, r FROM given
),
odds AS (
  SELECT member, coalesce(outside, false) AS outside, missing OR coalesce(outside, false) AS none,
    ln(greatest(least(c, 1 - 1e-15), 1e-15) / (1 - greatest(least(c, 1 - 1e-15), 1e-15))) AS own,
    list_avg(list_transform(r, lambda x: ln(greatest(least(x, 1 - 1e-15), 1e-15) / (1 - greatest(least(x, 1 - 1e-15), 1e-15))))) AS others
  FROM fit
)
SELECT attack, CASE WHEN none THEN NULL ELSE CAST(round(1000 * CASE attack WHEN 0 THEN own ELSE own - others END) AS BIGINT) END AS score,
  count(*) FILTER (member) AS members, count(*) FILTER (NOT member) AS others, count(*) FILTER (member IS NULL) AS neither, count(*) FILTER (outside) AS outside
FROM odds, (SELECT unnest([0::BIGINT, 1::BIGINT]) AS attack)
GROUP BY ALL
ORDER BY 1, 2
