-- Day by day: of the visitors who had never bought before it, what share bought for the first time?
SELECT day, count(*) AS had_not_bought, count(*) FILTER (day = first_bought) AS first_time_buyers,
       round(100 * first_time_buyers / had_not_bought, 2) AS percent
FROM visits JOIN visitors USING (visitor_id)
WHERE first_bought IS NULL OR day <= first_bought GROUP BY day ORDER BY day
