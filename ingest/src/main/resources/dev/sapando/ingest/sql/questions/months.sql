-- Month by month, also of years whose events are gone: how many sessions, what share of them bought, and who was new, beside the year before?
-- A month that is not over is compared with none. Whoever buys for the first time on the newest day is told when it is over.
WITH months AS (
  SELECT CAST(date_trunc('month', day) AS DATE) AS month, count(DISTINCT day) AS days,
         CAST(sum(denominator) FILTER (metric = 'session-conversion') AS BIGINT) AS sessions,
         round(100 * sum(numerator) FILTER (metric = 'session-conversion') / sessions, 2) AS percent_bought,
         CAST(sum(numerator) FILTER (metric = 'new-visitors') AS BIGINT) AS new_visitors,
         CAST(sum(numerator) FILTER (metric = 'first-purchase-conversion') AS BIGINT) AS first_time_buyers
  FROM daily_metrics GROUP BY ALL
)
SELECT m.*, before.sessions AS sessions_year_before, before.percent_bought AS percent_year_before,
       before.first_time_buyers AS first_time_buyers_year_before
FROM months m LEFT JOIN months before ON before.month = m.month - INTERVAL 1 YEAR
  AND m.month < date_trunc('month', (SELECT max(day) FROM events)) ORDER BY month
