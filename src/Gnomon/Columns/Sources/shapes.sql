-- What the texts of some columns look like in the first {limit} rows: how many there are, how many are dates in numbers and of which shape, how many are
-- numbers under a decimal comma and under a decimal point, and how many of them can be nothing else. Spaces that do not break count as spaces.
SELECT
  c,
  count(*),
  count(*) FILTER (d.s <> '' AND d.s = d.t),
  min(d.s), max(d.s),
  CAST(min(length(d.a)) AS BIGINT), CAST(max(length(d.a)) AS BIGINT), CAST(min(length(d.c)) AS BIGINT), CAST(max(length(d.c)) AS BIGINT),
  CAST(max(TRY_CAST(d.a AS INTEGER)) AS BIGINT), CAST(max(TRY_CAST(d.b AS INTEGER)) AS BIGINT), CAST(max(TRY_CAST(d.c AS INTEGER)) AS BIGINT),
  CAST(min(length(d.h) - length(replace(d.h, ':', ''))) AS BIGINT), CAST(max(length(d.h) - length(replace(d.h, ':', ''))) AS BIGINT),
  count(*) FILTER (regexp_full_match(v, '[-+]?(\d+|[1-9]\d{0,2}([. ]\d\d\d)+)?(,\d+)?([eE][-+]?\d+)?') AND regexp_matches(v, '\d')),
  count(*) FILTER (regexp_full_match(v, '[-+]?(\d+|[1-9]\d{0,2}([, ]\d\d\d)+)?(\.\d+)?([eE][-+]?\d+)?') AND regexp_matches(v, '\d')),
  count(*) FILTER (NOT regexp_full_match(v, '[-+]?\d+')),
  count(*) FILTER (regexp_matches(v, '\d[ ]\d') OR (contains(v, '.') AND contains(v, ',')) OR regexp_matches(v, '[.,].*[.,]')),
  count(*) FILTER (regexp_matches(v, '\d,\d\d\d$')),
  count(*) FILTER (regexp_matches(v, '\d\.\d\d\d$'))
FROM (
  SELECT c, v, regexp_extract(v, '^(\d{1,4})([/.-])(\d{1,2})([/.-])(\d{1,4})(?: (\d{1,2}:\d\d(?::\d\d)?))?$', ['a', 's', 'b', 't', 'c', 'h']) AS d
  FROM (
    SELECT unnest([{indices}]) AS c, trim(translate(unnest([{columns}]), chr(160) || chr(8239), '  ')) AS v
    FROM (SELECT {columns} FROM {table} LIMIT {limit})
  )
  WHERE v <> ''
)
GROUP BY c
ORDER BY c
