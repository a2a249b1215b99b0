-- What units add up to in the error e = prediction - label and the label y: rows of a unit are taken together before anything is squared. Whole
-- numbers: the greatest weight, error and label keep that many decimal digits, more in the totals (t) than in the sums of products (m).
WITH given AS (
  SELECT struct_pack(whole := 1{each group by }, k{index} := {it}{end}) AS key, {label} AS y, {prediction} AS p, {weight} AS w{if unit}, {unit} AS unit{fi},
    coalesce(isfinite({weight}) AND {weight} > 0, false) AS fit, coalesce(isfinite({label}) AND isfinite({prediction}), false) AS known
  FROM {rows}
), scale AS (
  SELECT coalesce(CAST(floor(log10(max(w) FILTER (fit))) AS INTEGER), 0) AS wd,
    coalesce(CAST(floor(log10(nullif(max(abs(p - y)) FILTER (known), 0))) AS INTEGER), 0) AS ed,
    coalesce(min(y) FILTER (known), 0) AS start,
    coalesce(CAST(floor(log10(nullif(max(y) FILTER (known) - min(y) FILTER (known), 0))) AS INTEGER), 0) AS yd
  FROM given
), whole AS (
  SELECT key{if unit}, unit{fi},
    CAST(greatest(1, round(w * power(10, {weights} - wd))) AS HUGEINT) AS w, CAST(round((p - y) * power(10, {coarse} - ed)) AS HUGEINT) AS e, CAST(round((y - start) * power(10, {coarse} - yd)) AS HUGEINT) AS y,
    CAST(greatest(1, round(w * power(10, {fineweights} - wd))) AS HUGEINT) AS fw, CAST(round((p - y) * power(10, {fine} - ed)) AS HUGEINT) AS fe, CAST(round((y - start) * power(10, {fine} - yd)) AS HUGEINT) AS fy
  FROM given, scale WHERE fit AND known
), unit AS (
  SELECT key, {if unit}sum({fi}w{if unit}){fi} AS m0, {if unit}sum({fi}w * abs(e){if unit}){fi} AS m1, {if unit}sum({fi}w * e{if unit}){fi} AS m2, {if unit}sum({fi}w * e * e{if unit}){fi} AS m3, {if unit}sum({fi}w * y{if unit}){fi} AS m4, {if unit}sum({fi}w * y * y{if unit}){fi} AS m5,
    {if unit}sum({fi}fw{if unit}){fi} AS t0, {if unit}sum({fi}fw * abs(fe){if unit}){fi} AS t1, {if unit}sum({fi}fw * fe{if unit}){fi} AS t2, {if unit}sum({fi}fw * fe * fe{if unit}){fi} AS t3, {if unit}sum({fi}fw * fy{if unit}){fi} AS t4, {if unit}sum({fi}fw * fy * fy{if unit}){fi} AS t5
  FROM whole {if unit}GROUP BY key, unit{fi}
)
SELECT {each group by }key.k{index} AS k{index}, {end}count(*) AS units, (SELECT count(*) FROM given WHERE NOT fit) AS bad,
  CAST((SELECT ed FROM scale) AS BIGINT) AS error_digits, CAST((SELECT yd FROM scale) AS BIGINT) AS label_digits,
  CAST(sum(t0) AS VARCHAR) AS t0, CAST(sum(t1) AS VARCHAR) AS t1, CAST(sum(t2) AS VARCHAR) AS t2, CAST(sum(t3) AS VARCHAR) AS t3, CAST(sum(t4) AS VARCHAR) AS t4, CAST(sum(t5) AS VARCHAR) AS t5,
  CAST(sum(m0 * m0) AS VARCHAR) AS m00, CAST(sum(m0 * m1) AS VARCHAR) AS m01, CAST(sum(m0 * m2) AS VARCHAR) AS m02, CAST(sum(m0 * m3) AS VARCHAR) AS m03, CAST(sum(m0 * m4) AS VARCHAR) AS m04, CAST(sum(m0 * m5) AS VARCHAR) AS m05,
  CAST(sum(m1 * m1) AS VARCHAR) AS m11, CAST(sum(m1 * m2) AS VARCHAR) AS m12, CAST(sum(m1 * m3) AS VARCHAR) AS m13, CAST(sum(m1 * m4) AS VARCHAR) AS m14, CAST(sum(m1 * m5) AS VARCHAR) AS m15,
  CAST(sum(m2 * m2) AS VARCHAR) AS m22, CAST(sum(m2 * m3) AS VARCHAR) AS m23, CAST(sum(m2 * m4) AS VARCHAR) AS m24, CAST(sum(m2 * m5) AS VARCHAR) AS m25,
  CAST(sum(m3 * m3) AS VARCHAR) AS m33, CAST(sum(m3 * m4) AS VARCHAR) AS m34, CAST(sum(m3 * m5) AS VARCHAR) AS m35,
  CAST(sum(m4 * m4) AS VARCHAR) AS m44, CAST(sum(m4 * m5) AS VARCHAR) AS m45,
  CAST(sum(m5 * m5) AS VARCHAR) AS m55
FROM unit GROUP BY key ORDER BY key
