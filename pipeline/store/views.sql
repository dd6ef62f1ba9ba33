-- Views with names to read by, so that a researcher needs no joins. Each begins with the file and the council.

CREATE VIEW v_plan AS
SELECT d.path, p.id AS plan, coalesce(p.council_name, c.name) AS council, coalesce(p.gss, s.gss) AS gss,
       CASE WHEN p.gss IS NULL AND s.gss IS NOT NULL THEN 'supplied' ELSE 'stated' END AS council_standing,
       c.region, c.type AS council_type, coalesce(substr(p.dated, 1, 4), s.year) AS year, p.dated, p.title,
       p.period_start, p.period_end, p.employees, d.format, r.layout, d.outcome, d.pages, p.framework,
       (SELECT count(*) FROM section x WHERE x.sha256 = p.sha256) AS sections,
       (SELECT count(*) FROM action x WHERE x.sha256 = p.sha256) AS actions,
       (SELECT count(*) FROM figure x WHERE x.sha256 = p.sha256) AS figures,
       r.blocks_unclaimed, r.numbers_not_taken, p.chosen, p.choice, p.latest, s.url, s.retrieved, p.sha256
FROM plan p
JOIN reading r ON r.sha256 = p.sha256
JOIN document d ON d.sha256 = p.sha256 AND d.duplicate_of IS NULL
LEFT JOIN source s ON s.key = d.source
LEFT JOIN council c ON c.gss = coalesce(p.gss, s.gss);

CREATE VIEW v_action AS
SELECT v.path, v.council, v.gss, v.year, a.ordinal + 1 AS number, a.ref, n.ref AS section_ref, n.title AS section, n.objective,
       n.theme, a.heading, a.text AS action,
       (SELECT group_concat(CAST(m.metric AS TEXT), ', ') FROM action_metric m WHERE m.sha256 = a.sha256 AND m.action = a.ordinal) AS metrics,
       (SELECT group_concat(l.text, '; ') FROM lead l
        WHERE l.sha256 = a.sha256 AND l.action = a.ordinal AND l.role = 'lead') AS leads,
       (SELECT group_concat(l.text, '; ') FROM lead l
        WHERE l.sha256 = a.sha256 AND l.action = a.ordinal AND l.role = 'sponsor') AS sponsors,
       (SELECT group_concat(l.text, '; ') FROM lead l
        WHERE l.sha256 = a.sha256 AND l.action = a.ordinal AND l.role = 'support') AS support,
       t.text AS timeframe, t.kind AS timeframe_kind, t.start_day, t.end_day, t.recurrence,
       (SELECT group_concat(x.text, '; ') FROM success x WHERE x.sha256 = a.sha256 AND x.action = a.ordinal) AS success,
       (SELECT group_concat(x.text, '; ') FROM link x WHERE x.sha256 = a.sha256 AND x.action = a.ordinal) AS links,
       a.progress, a.rag,
       (SELECT e.page FROM evidence e
        WHERE e.sha256 = a.sha256 AND e.pointer = '/actions/' || a.ordinal || '/text' AND e.piece = 0) AS page,
       v.chosen, v.latest, a.id, a.sha256, a.ordinal
FROM action a
JOIN v_plan v ON v.sha256 = a.sha256
LEFT JOIN section n ON n.sha256 = a.sha256 AND n.ordinal = a.section
LEFT JOIN timeframe t ON t.sha256 = a.sha256 AND t.action = a.ordinal;

CREATE VIEW v_figure AS
SELECT v.path, v.council, v.gss, v.year, f.metric, m.title AS metric_title, n.ref AS section_ref, n.title AS section,
       f.quantity, f.event, f.staff_group, f.comparator, f.service, f.category, f.value, f.value_low, f.value_high, f.unit,
       f.qualifier, f.status, f.period_start, f.period_end, f.text,
       (SELECT e.page FROM evidence e
        WHERE e.sha256 = f.sha256 AND e.pointer = '/figures/' || f.ordinal || '/value' AND e.piece = 0) AS page,
       v.chosen, v.latest, f.sha256, f.ordinal
FROM figure f
JOIN v_plan v ON v.sha256 = f.sha256
LEFT JOIN section n ON n.sha256 = f.sha256 AND n.ordinal = f.section
LEFT JOIN metric m ON m.framework = v.framework AND m.number = f.metric;

CREATE VIEW v_note AS
SELECT d.path, n.code, n.severity, n.message, n.words, n.place, n.block, n.sha256, n.ordinal
FROM note n
JOIN document d ON d.sha256 = n.sha256 AND d.duplicate_of IS NULL;
