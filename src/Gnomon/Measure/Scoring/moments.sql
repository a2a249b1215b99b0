-- What units add up to in what the figures of scores are made of: rows of a unit are taken together before anything is squared. For each row its
-- weight (m0), that with the outcome (m1), how far up it lies among the rows of the other outcome (m2, m3: DeLong's placements, by bins as in the cells),
-- the squared error (m4), the loss (m5) and the error (m6). Whole numbers: the greatest weight and the number 1 keep that many decimal digits.
WITH given AS (
  SELECT struct_pack(whole := 1{each group by }, k{index} := {it}{end}) AS key, {label} AS y, {score} AS s, {weight} AS w{if unit}, {unit} AS unit{fi},
    coalesce(isfinite({weight}) AND {weight} > 0, false) AS fit, coalesce({label} IS NOT NULL AND {score} >= 0 AND {score} <= 1, false) AS known
  FROM {rows}
), scale AS (
  SELECT coalesce(CAST(floor(log10(max(w))) AS INTEGER), 0) AS digits FROM given WHERE fit
), whole AS (
  SELECT key{if unit}, unit{fi}, y, CAST(least(floor(s * {bins}), {bins} - 1) AS INTEGER) AS bin, CAST(greatest(1, round(w * power(10, {weights} - digits))) AS HUGEINT) AS w,
    s - CAST(y AS DOUBLE) AS off, CASE WHEN y THEN s ELSE 1 - s END AS said
  FROM given, scale WHERE fit AND known
), bins AS (
  SELECT key, bin, coalesce(sum(w) FILTER (y), 0) AS pos, coalesce(sum(w) FILTER (NOT y), 0) AS neg FROM whole GROUP BY key, bin
), placed AS (
  SELECT key, bin,
    coalesce((2 * sum(neg) OVER up - neg) / nullif(2 * sum(neg) OVER everything, 0), 0) AS of_positive,
    coalesce((2 * sum(pos) OVER down - pos) / nullif(2 * sum(pos) OVER everything, 0), 0) AS of_negative,
    coalesce(neg / nullif(sum(neg) OVER everything, 0), 0) AS tied
  FROM bins WINDOW everything AS (PARTITION BY key), up AS (PARTITION BY key ORDER BY bin), down AS (PARTITION BY key ORDER BY bin DESC)
), part AS (
  SELECT whole.key AS key{if unit}, unit{fi}, w, CASE WHEN y THEN w ELSE 0 END AS wp, said = 0 AS lost,
    CASE WHEN y THEN CAST(round(of_positive * {one}) AS HUGEINT) ELSE 0 END AS a, CASE WHEN y THEN 0 ELSE CAST(round(of_negative * {one}) AS HUGEINT) END AS b,
    CAST(round(off * off * {one}) AS HUGEINT) AS sq, CASE WHEN said > 0 THEN CAST(round(-ln(said) * {one}) AS HUGEINT) ELSE 0 END AS loss, CAST(round(off * {one}) AS HUGEINT) AS off,
    CASE WHEN y THEN CAST(round(tied * {one}) AS HUGEINT) ELSE 0 END AS tied
  FROM whole JOIN placed ON whole.key = placed.key AND whole.bin = placed.bin
), unit AS (
  SELECT key, {if unit}sum({fi}w{if unit}){fi} AS m0, {if unit}sum({fi}wp{if unit}){fi} AS m1, {if unit}sum({fi}w * a{if unit}){fi} AS m2, {if unit}sum({fi}w * b{if unit}){fi} AS m3, {if unit}sum({fi}w * sq{if unit}){fi} AS m4, {if unit}sum({fi}w * loss{if unit}){fi} AS m5, {if unit}sum({fi}w * off{if unit}){fi} AS m6,
    {if unit}sum({fi}w * tied{if unit}){fi} AS tied, {if unit}count(*) FILTER (lost){fi}{if alone}CAST(lost AS INTEGER){fi} AS lost
  FROM part {if unit}GROUP BY key, unit{fi}
)
SELECT {each group by }key.k{index} AS k{index}, {end}count(*) AS units, (SELECT count(*) FROM given WHERE NOT fit) AS bad, {if unit}true{fi}{if alone}false{fi} AS clustered, CAST(sum(lost) AS BIGINT) AS lost, CAST(sum(tied) AS VARCHAR) AS tied,
  CAST(sum(m0) AS VARCHAR) AS t0, CAST(sum(m1) AS VARCHAR) AS t1, CAST(sum(m2) AS VARCHAR) AS t2, CAST(sum(m3) AS VARCHAR) AS t3, CAST(sum(m4) AS VARCHAR) AS t4, CAST(sum(m5) AS VARCHAR) AS t5, CAST(sum(m6) AS VARCHAR) AS t6,
  CAST(sum(m0 * m0) AS VARCHAR) AS m00, CAST(sum(m0 * m1) AS VARCHAR) AS m01, CAST(sum(m0 * m2) AS VARCHAR) AS m02, CAST(sum(m0 * m3) AS VARCHAR) AS m03, CAST(sum(m0 * m4) AS VARCHAR) AS m04, CAST(sum(m0 * m5) AS VARCHAR) AS m05, CAST(sum(m0 * m6) AS VARCHAR) AS m06,
  CAST(sum(m1 * m1) AS VARCHAR) AS m11, CAST(sum(m1 * m2) AS VARCHAR) AS m12, CAST(sum(m1 * m3) AS VARCHAR) AS m13, CAST(sum(m1 * m4) AS VARCHAR) AS m14, CAST(sum(m1 * m5) AS VARCHAR) AS m15, CAST(sum(m1 * m6) AS VARCHAR) AS m16,
  CAST(sum(m2 * m2) AS VARCHAR) AS m22, CAST(sum(m2 * m3) AS VARCHAR) AS m23, CAST(sum(m2 * m4) AS VARCHAR) AS m24, CAST(sum(m2 * m5) AS VARCHAR) AS m25, CAST(sum(m2 * m6) AS VARCHAR) AS m26,
  CAST(sum(m3 * m3) AS VARCHAR) AS m33, CAST(sum(m3 * m4) AS VARCHAR) AS m34, CAST(sum(m3 * m5) AS VARCHAR) AS m35, CAST(sum(m3 * m6) AS VARCHAR) AS m36,
  CAST(sum(m4 * m4) AS VARCHAR) AS m44, CAST(sum(m4 * m5) AS VARCHAR) AS m45, CAST(sum(m4 * m6) AS VARCHAR) AS m46,
  CAST(sum(m5 * m5) AS VARCHAR) AS m55, CAST(sum(m5 * m6) AS VARCHAR) AS m56,
  CAST(sum(m6 * m6) AS VARCHAR) AS m66
FROM unit GROUP BY key ORDER BY key
