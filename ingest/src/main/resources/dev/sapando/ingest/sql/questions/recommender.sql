-- Of the places of the lists that each arm served, how many were seen, clicked and put into the cart, and how many units bought and returned?
SELECT arm, sum(served) AS served, sum(seen) AS seen, sum(clicked) AS clicked, sum(carted) AS carted, sum(bought) AS bought,
       sum(returned) AS returned, round(100 * sum(clicked) / sum(seen), 2) AS percent_clicked
FROM served_places WHERE visitor_id NOT IN (FROM bots)
GROUP BY arm ORDER BY arm
