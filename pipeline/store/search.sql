-- Full-text search: SELECT * FROM action_search('mentoring') gives the ids of actions, best first with ORDER BY rank.
-- The tables hold the index alone; triggers keep them in step with the rows.

CREATE VIRTUAL TABLE action_search USING fts5(text, heading, progress, content='action', content_rowid='id', tokenize='porter unicode61');

CREATE TRIGGER action_search_in AFTER INSERT ON action BEGIN
  INSERT INTO action_search(rowid, text, heading, progress) VALUES (new.id, new.text, new.heading, new.progress);
END;

CREATE TRIGGER action_search_out AFTER DELETE ON action BEGIN
  INSERT INTO action_search(action_search, rowid, text, heading, progress)
  VALUES ('delete', old.id, old.text, old.heading, old.progress);
END;

CREATE VIRTUAL TABLE block_search USING fts5(text, content='block', content_rowid='id', tokenize='porter unicode61');

CREATE TRIGGER block_search_in AFTER INSERT ON block BEGIN
  INSERT INTO block_search(rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER block_search_out AFTER DELETE ON block BEGIN
  INSERT INTO block_search(block_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
