-- Day by day: of the visitors who had never bought before it, what share bought for the first time?
WITH visits AS (
  SELECT DISTINCT visitor_id, CAST(occurred_at AS DATE) AS day FROM events
  WHERE visitor_id IS NOT NULL AND type <> 'refund'
    AND visitor_id NOT IN (SELECT visitor_id FROM events WHERE bot AND visitor_id IS NOT NULL)
), buyers AS (
  SELECT visitor_id, min(CAST(occurred_at AS DATE)) AS first_bought FROM events WHERE type = 'purchase' GROUP BY visitor_id
)
SELECT day, count(*) AS had_not_bought, count(*) FILTER (day = first_bought) AS first_time_buyers,
       round(100 * first_time_buyers / had_not_bought, 2) AS percent
FROM visits LEFT JOIN buyers USING (visitor_id)
WHERE first_bought IS NULL OR day <= first_bought GROUP BY day ORDER BY day
