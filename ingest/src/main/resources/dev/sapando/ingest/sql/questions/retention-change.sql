-- Of those who became customers, by the channel that first brought them, what share came again within 7 days: did it change in the last two weeks?
-- A week is waited for: "last" are the newest 14 days that are 7 days over, "before" the 14 days before, or what the archive has of them.
-- points_low_95 and points_high_95: the ends of the 95 % interval of the difference, in percentage points (Newcombe, Statistics in
-- Medicine 17, 1998, method 10); with 0 between them it may be chance.
WITH customers AS (
  SELECT person, persons.channel, min(day) AS day FROM orders JOIN persons USING (visitor_id, day)
  WHERE type = 'purchase' AND NOT same_order GROUP BY ALL
), came AS (
  SELECT DISTINCT person, day FROM visits JOIN persons USING (visitor_id, day)
), cohorts AS (
  SELECT channel, last, greatest(first, last - 27) AS first, c.day > last - 14 AS is_last, EXISTS (
           FROM came WHERE came.person = c.person AND came.day BETWEEN c.day + 1 AND c.day + 7) AS came_again
  FROM customers c CROSS JOIN (SELECT max(day) - 8 AS last, min(day) AS first FROM events)
  WHERE c.day BETWEEN last - 27 AND last
), shares AS (
  SELECT coalesce(channel, 'all') AS channel, is_last, count(*) AS n, count(*) FILTER (came_again) / n AS share,
         any_value(CASE WHEN is_last THEN greatest(first, last - 13) || '/' || last ELSE first || '/' || (last - 14) END) AS days, 1.959964 * 1.959964 / n AS z,
         (share + z / 2 - sqrt(z * (share * (1 - share) + z / 4))) / (1 + z) AS low,
         (share + z / 2 + sqrt(z * (share * (1 - share) + z / 4))) / (1 + z) AS high
  FROM cohorts GROUP BY GROUPING SETS ((channel, is_last), (is_last))
)
SELECT channel, b.days AS before, b.n AS customers, round(100 * b.share, 1) AS percent,
       l.days AS last, l.n AS customers_last, round(100 * l.share, 1) AS percent_last,
       round(100 * (l.share - b.share), 1) AS points,
       round(100 * (l.share - b.share - sqrt((l.share - l.low) ** 2 + (b.high - b.share) ** 2)), 1) AS points_low_95,
       round(100 * (l.share - b.share + sqrt((l.high - l.share) ** 2 + (b.share - b.low) ** 2)), 1) AS points_high_95
FROM (FROM shares WHERE NOT is_last) b FULL JOIN (FROM shares WHERE is_last) l USING (channel)
ORDER BY channel <> 'all', customers_last DESC NULLS LAST, channel
