-- Day by day: what was sold, what came back, and what is an order worth? Currencies are never added up.
SELECT day, currency, max(denominator) AS orders,
       max(numerator) FILTER (metric = 'gross') AS gross,
       max(numerator) FILTER (metric = 'refunded') AS refunded,
       max(numerator) FILTER (metric = 'net') AS net,
       round(gross / nullif(orders, 0), 2) AS average_order
FROM daily_metrics WHERE metric IN ('gross', 'refunded', 'net')
GROUP BY day, currency ORDER BY day, currency
