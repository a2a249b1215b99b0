CASE WHEN isfinite(given) AND given > 0 THEN CAST(greatest(1, round(given * power(10, {digits} - digits))) AS HUGEINT) ELSE 0 END
