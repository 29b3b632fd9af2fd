-- Of those who first came on a day, what share is active again one, two, three and seven days later? Empty until that day is over.
WITH cohorts AS (
  SELECT day, first_day FROM visits JOIN visitors USING (visitor_id)
), today AS (
  SELECT max(day) FROM events
)
SELECT first_day, count(*) FILTER (day = first_day) AS visitors,
       CASE WHEN first_day + 1 < (FROM today) THEN round(100 * count(*) FILTER (day = first_day + 1) / visitors, 1) END AS day_1_percent,
       CASE WHEN first_day + 2 < (FROM today) THEN round(100 * count(*) FILTER (day = first_day + 2) / visitors, 1) END AS day_2_percent,
       CASE WHEN first_day + 3 < (FROM today) THEN round(100 * count(*) FILTER (day = first_day + 3) / visitors, 1) END AS day_3_percent,
       CASE WHEN first_day + 7 < (FROM today) THEN round(100 * count(*) FILTER (day = first_day + 7) / visitors, 1) END AS day_7_percent
FROM cohorts GROUP BY first_day ORDER BY first_day
