-- Day by day: what was sold, what came back, and what is an order worth? Currencies are never added up.
SELECT CAST(occurred_at AS DATE) AS day, currency, count(*) FILTER (type = 'purchase') AS orders,
       coalesce(sum(amount) FILTER (type = 'purchase'), 0) AS gross,
       coalesce(sum(amount) FILTER (type = 'refund'), 0) AS refunded,
       gross - refunded AS net,
       round(gross / nullif(count(*) FILTER (type = 'purchase'), 0), 2) AS average_order
FROM orders
WHERE NOT bot AND (visitor_id IS NULL OR visitor_id NOT IN (FROM bots))
GROUP BY day, currency ORDER BY day, currency
