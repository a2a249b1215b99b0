-- What units of one grouping add up to: rows of a unit are taken together before anything is squared, so that they may depend on each
-- other. Kinds of rows are numbered 3 * label + prediction with 0 for none, 1 for false, 2 for true. Weights in whole numbers, as in weights.sql.
WITH given AS (
  SELECT struct_pack(whole := 1{each group by }, k{index} := {it}{end}) AS key, {unit} AS unit, {weight} AS w,
    3 * CASE WHEN {label} IS NULL THEN 0 WHEN {label} THEN 2 ELSE 1 END + CASE WHEN {prediction} IS NULL THEN 0 WHEN {prediction} THEN 2 ELSE 1 END AS kind,
    coalesce(isfinite({weight}) AND {weight} > 0, false) AS fit
  FROM {rows}
), scale AS (
  SELECT coalesce(CAST(floor(log10(max(w))) AS INTEGER), 0) AS digits FROM given WHERE fit
), whole AS (
  SELECT key, unit, kind, fit, CASE WHEN fit THEN CAST(greatest(1, round(w * power(10, {digits} - digits))) AS HUGEINT) ELSE 0 END AS w FROM given, scale
), unit AS (
  SELECT key, unit, count(*) FILTER (NOT fit) AS bad,
    coalesce(sum(w) FILTER (kind = 0), 0) AS w0, coalesce(sum(w) FILTER (kind = 1), 0) AS w1, coalesce(sum(w) FILTER (kind = 2), 0) AS w2,
    coalesce(sum(w) FILTER (kind = 3), 0) AS w3, coalesce(sum(w) FILTER (kind = 4), 0) AS w4, coalesce(sum(w) FILTER (kind = 5), 0) AS w5,
    coalesce(sum(w) FILTER (kind = 6), 0) AS w6, coalesce(sum(w) FILTER (kind = 7), 0) AS w7, coalesce(sum(w) FILTER (kind = 8), 0) AS w8
  FROM whole GROUP BY key, unit
)
SELECT {each group by }key.k{index} AS k{index}, {end}count(*) AS units, CAST(sum(bad) AS BIGINT) AS bad,
  CAST(sum(w0) AS VARCHAR) AS w0, CAST(sum(w1) AS VARCHAR) AS w1, CAST(sum(w2) AS VARCHAR) AS w2, CAST(sum(w3) AS VARCHAR) AS w3, CAST(sum(w4) AS VARCHAR) AS w4, CAST(sum(w5) AS VARCHAR) AS w5, CAST(sum(w6) AS VARCHAR) AS w6, CAST(sum(w7) AS VARCHAR) AS w7, CAST(sum(w8) AS VARCHAR) AS w8,
  CAST(sum(w0 * w0) AS VARCHAR) AS m00, CAST(sum(w0 * w1) AS VARCHAR) AS m01, CAST(sum(w0 * w2) AS VARCHAR) AS m02, CAST(sum(w0 * w3) AS VARCHAR) AS m03, CAST(sum(w0 * w4) AS VARCHAR) AS m04, CAST(sum(w0 * w5) AS VARCHAR) AS m05, CAST(sum(w0 * w6) AS VARCHAR) AS m06, CAST(sum(w0 * w7) AS VARCHAR) AS m07, CAST(sum(w0 * w8) AS VARCHAR) AS m08,
  CAST(sum(w1 * w1) AS VARCHAR) AS m11, CAST(sum(w1 * w2) AS VARCHAR) AS m12, CAST(sum(w1 * w3) AS VARCHAR) AS m13, CAST(sum(w1 * w4) AS VARCHAR) AS m14, CAST(sum(w1 * w5) AS VARCHAR) AS m15, CAST(sum(w1 * w6) AS VARCHAR) AS m16, CAST(sum(w1 * w7) AS VARCHAR) AS m17, CAST(sum(w1 * w8) AS VARCHAR) AS m18,
  CAST(sum(w2 * w2) AS VARCHAR) AS m22, CAST(sum(w2 * w3) AS VARCHAR) AS m23, CAST(sum(w2 * w4) AS VARCHAR) AS m24, CAST(sum(w2 * w5) AS VARCHAR) AS m25, CAST(sum(w2 * w6) AS VARCHAR) AS m26, CAST(sum(w2 * w7) AS VARCHAR) AS m27, CAST(sum(w2 * w8) AS VARCHAR) AS m28,
  CAST(sum(w3 * w3) AS VARCHAR) AS m33, CAST(sum(w3 * w4) AS VARCHAR) AS m34, CAST(sum(w3 * w5) AS VARCHAR) AS m35, CAST(sum(w3 * w6) AS VARCHAR) AS m36, CAST(sum(w3 * w7) AS VARCHAR) AS m37, CAST(sum(w3 * w8) AS VARCHAR) AS m38,
  CAST(sum(w4 * w4) AS VARCHAR) AS m44, CAST(sum(w4 * w5) AS VARCHAR) AS m45, CAST(sum(w4 * w6) AS VARCHAR) AS m46, CAST(sum(w4 * w7) AS VARCHAR) AS m47, CAST(sum(w4 * w8) AS VARCHAR) AS m48,
  CAST(sum(w5 * w5) AS VARCHAR) AS m55, CAST(sum(w5 * w6) AS VARCHAR) AS m56, CAST(sum(w5 * w7) AS VARCHAR) AS m57, CAST(sum(w5 * w8) AS VARCHAR) AS m58,
  CAST(sum(w6 * w6) AS VARCHAR) AS m66, CAST(sum(w6 * w7) AS VARCHAR) AS m67, CAST(sum(w6 * w8) AS VARCHAR) AS m68,
  CAST(sum(w7 * w7) AS VARCHAR) AS m77, CAST(sum(w7 * w8) AS VARCHAR) AS m78,
  CAST(sum(w8 * w8) AS VARCHAR) AS m88
FROM unit GROUP BY key ORDER BY key
