-- Of the places of the lists that each arm served, how many were seen, clicked and bought from?
SELECT arm, count(*) AS served, count(*) FILTER (item.seen) AS seen, count(*) FILTER (item.clicks > 0) AS clicked,
       coalesce(sum(item.units), 0) AS units_bought, round(100 * clicked / seen, 2) AS percent_clicked
FROM (
  SELECT arm, unnest(items) AS item FROM examples
  WHERE visitor_id NOT IN (FROM bots))
GROUP BY arm ORDER BY arm
