-- Weights by the finest cells, in whole numbers: the greatest keeps that many decimal digits. A weight that is missing, not above 0 or infinite is bad.
WITH given AS (
  SELECT struct_pack(whole := 1{each group by }, k{index} := {it}{end}) AS key, {label} AS y, {prediction} AS p, {weight} AS w,
    coalesce(isfinite({weight}) AND {weight} > 0, false) AS fit
  FROM {rows}
), scale AS (
  SELECT coalesce(CAST(floor(log10(max(w))) AS INTEGER), 0) AS digits FROM given WHERE fit
), whole AS (
  SELECT key, y, p, fit, CASE WHEN fit THEN CAST(greatest(1, round(w * power(10, {digits} - digits))) AS HUGEINT) ELSE 0 END AS w FROM given, scale
)
SELECT {each group by }key.k{index} AS k{index}, {end}y AS label, p AS prediction, count(*) AS n, count(*) FILTER (NOT fit) AS bad,
  CAST(sum(w) AS VARCHAR) AS w, CAST(sum(w * w) AS VARCHAR) AS ww
FROM whole GROUP BY key, y, p ORDER BY key, y, p
