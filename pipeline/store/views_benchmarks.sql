-- Views of the comparison, with the council and the metric's name beside every row.

CREATE VIEW v_indicator AS
SELECT v.path, v.council, v.gss, v.region, v.council_type, v.year, v.plan, i.metric, m.title AS metric_title, i.event, i.category,
       i.service, i.status, i.period_start, i.period_end, i.measure, i.value, i.unit, i.low, i.high, i.interval, i.position,
       i.basis, i.bound, i.printed_value, i.printed_over, i.minority_ethnic, i.white, i.definition, i.audit, i.marker, i.reason,
       (SELECT group_concat(f.text, ' … ') FROM indicator_source s
        JOIN figure f ON f.sha256 = s.sha256 AND f.ordinal = s.figure
        WHERE s.sha256 = i.sha256 AND s.indicator = i.ordinal) AS words,
       i.headline, v.latest, i.sha256, i.ordinal
FROM indicator i
JOIN v_plan v ON v.sha256 = i.sha256
LEFT JOIN metric m ON m.framework = v.framework AND m.number = i.metric;

CREATE VIEW v_audit AS
SELECT v.path, v.council, v.gss, v.year, v.plan, a.checked, a.result, a.metric, m.title AS metric_title, a.event, a.service,
       a.category, a.period_start, a.period_end, a.stated_value, a.recomputed, a.low, a.high, a.unit, a.why, a.words, a.place,
       a.words_beside, a.place_beside, a.marker, v.latest, a.sha256, a.ordinal
FROM audit a
JOIN v_plan v ON v.sha256 = a.sha256
LEFT JOIN metric m ON m.framework = v.framework AND m.number = a.metric;

CREATE VIEW v_coverage AS
SELECT p.path, p.council, p.gss, p.region, p.council_type, p.year, p.plan, m.number AS metric, m.title AS metric_title,
       (SELECT count(*) FROM indicator i
        WHERE i.sha256 = p.sha256 AND i.metric = m.number AND i.headline AND i.value IS NOT NULL) AS comparable_values,
       (SELECT count(*) FROM figure f WHERE f.sha256 = p.sha256 AND f.metric = m.number) AS figures,
       CASE WHEN EXISTS (SELECT 1 FROM indicator i
                         WHERE i.sha256 = p.sha256 AND i.metric = m.number AND i.headline AND i.value IS NOT NULL) THEN NULL
            ELSE (SELECT min(i.marker) FROM indicator i
                  WHERE i.sha256 = p.sha256 AND i.metric = m.number AND i.headline) END AS marker,
       p.sha256
FROM v_plan p
JOIN metric m ON m.framework = p.framework
WHERE EXISTS (SELECT 1 FROM indicator i WHERE i.sha256 = p.sha256 AND i.headline)
UNION ALL
SELECT NULL, c.name, c.gss, c.region, c.type, NULL, NULL, NULL, NULL, NULL, NULL, '[x3]', NULL
FROM council_without_plan c;
