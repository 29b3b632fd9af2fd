-- Day by day: of the visitors who had never bought before it, what share bought for the first time? Of a day that is not over it is not told.
SELECT day, CAST(sum(denominator) AS BIGINT) AS had_not_bought, CAST(sum(numerator) AS BIGINT) AS first_time_buyers,
       round(100 * first_time_buyers / had_not_bought, 2) AS percent
FROM daily_metrics WHERE metric = 'first-purchase-conversion' GROUP BY day ORDER BY day
