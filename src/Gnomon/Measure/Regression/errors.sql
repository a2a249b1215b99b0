-- Sums of errors by the finest groups, in whole numbers: no sum over DOUBLE, so that threads change nothing. Numbers are scaled so that the
-- greatest of them is about 10^digits, and measured from the same point, rounded; moments of the fourth order at fewer digits.
WITH given AS (
  SELECT struct_pack(whole := 1{each group by }, k{index} := {it}{end}) AS key, {label} AS y, {prediction} AS p FROM {rows}
), finite AS (
  SELECT key, y, p, y IS NOT NULL AND p IS NOT NULL AS known, coalesce(isfinite(y), true) AND coalesce(isfinite(p), true) AS number FROM given
), scale AS (
  SELECT coalesce(CAST(floor(log10(nullif(greatest(max(abs(y)), max(abs(p))), 0))) AS INTEGER), 0) AS digits, coalesce(min(y), 0) AS start
  FROM finite WHERE known AND number
), whole AS (
  SELECT key, known, number,
    CASE WHEN known AND number THEN CAST(round((p - y) * power(10, {fine} - digits)) AS HUGEINT) END AS e,
    CASE WHEN known AND number THEN CAST(round((y - start) * power(10, {fine} - digits)) AS HUGEINT) END AS y,
    CASE WHEN known AND number THEN CAST(round((p - y) * power(10, {coarse} - digits)) AS HUGEINT) END AS e4,
    CASE WHEN known AND number THEN CAST(round((y - start) * power(10, {coarse} - digits)) AS HUGEINT) END AS y4,
    y IS NULL AS no_label, p IS NULL AS no_prediction
  FROM finite, scale
)
SELECT {each group by }key.k{index} AS k{index}, {end}count(*) AS n, count(e) AS known,
  count(*) FILTER (no_label) AS no_label, count(*) FILTER (no_prediction) AS no_prediction, count(*) FILTER (NOT number) AS not_a_number,
  CAST(sum(abs(e)) AS VARCHAR) AS abs_e, CAST(sum(e) AS VARCHAR) AS e, CAST(sum(e * e) AS VARCHAR) AS ee,
  CAST(sum(y) AS VARCHAR) AS y, CAST(sum(y * y) AS VARCHAR) AS yy,
  CAST(sum(e4 * e4 * e4 * e4) AS VARCHAR) AS eeee, CAST(sum(e4 * e4 * y4) AS VARCHAR) AS eey, CAST(sum(e4 * e4 * y4 * y4) AS VARCHAR) AS eeyy,
  CAST(sum(y4 * y4 * y4) AS VARCHAR) AS yyy, CAST(sum(y4 * y4 * y4 * y4) AS VARCHAR) AS yyyy,
  CAST((SELECT digits FROM scale) AS BIGINT) AS digits
FROM whole GROUP BY key ORDER BY key
