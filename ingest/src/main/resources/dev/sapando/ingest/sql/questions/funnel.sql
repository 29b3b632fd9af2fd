-- Of the sessions that each channel brings, how many reach a product, the cart, the checkout and a purchase?
SELECT label_of(channel) AS channel, count(*) AS sessions,
       count(*) FILTER (product_views > 0) AS viewed,
       count(*) FILTER (cart_adds > 0) AS carted,
       count(*) FILTER (checkouts > 0) AS checked_out,
       count(*) FILTER (purchases > 0) AS bought,
       count(*) FILTER (purchases > 0 AND cart_adds = 0) AS bought_without_cart,
       round(100 * bought / count(*), 2) AS percent
FROM sessions
WHERE visitor_id NOT IN (FROM bots)
GROUP BY ALL ORDER BY sessions DESC, channel
