-- The version of what the public of a board sees: see cms/tenancy/seen.py.

-- Give boards a version that never was, once a transaction; 0 is what all share. It is
-- asked at the commit. One commit after another, by the lock of the ledger's look, which
-- many of them take anyway: so nobody waits in a circle.
CREATE OR REPLACE FUNCTION wall.changed(boards integer[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
DECLARE
  -- A setting of the transaction: a savepoint that is taken back takes it back as well.
  said integer[] := coalesce(
    nullif(current_setting('safeguarding.changed', true), ''), '{}'
  )::integer[];
  gone integer[];
BEGIN
  boards := array_remove(boards, NULL);
  IF boards <@ said THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('wall.hold'));
  boards := wall.showing(boards);
  -- Of a board that is gone, nothing is kept.
  gone := ARRAY(
    SELECT DISTINCT board FROM unnest(boards) AS board
     WHERE board <> 0
       AND NOT EXISTS (SELECT FROM wagtailcore_page WHERE wagtailcore_page.id = board)
  );
  IF gone <> '{}' THEN
    DELETE FROM cms_publicversion WHERE board_id = ANY (gone);
    DELETE FROM cms_keptpage WHERE board_id = ANY (gone);
  END IF;
  INSERT INTO cms_publicversion AS known (board_id, version)
  SELECT id, gen_random_uuid() FROM (SELECT DISTINCT unnest(boards) AS id) AS each_once
   WHERE id <> ALL (gone)
   ORDER BY id
  ON CONFLICT (board_id) DO UPDATE SET version = EXCLUDED.version;
  PERFORM set_config('safeguarding.changed', (said || boards)::text, true);
  -- Workers hear it with the commit, and make anew what is read most.
  PERFORM pg_notify('cms_tasks', '');
END $$;

CREATE OR REPLACE FUNCTION wall.emptied() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wall.changed(ARRAY[0]);
  RETURN NULL;
END $$;

-- After the wall was down, every board.
CREATE OR REPLACE FUNCTION wall.begin_anew() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO cms_publicversion (board_id, version)
  SELECT id, gen_random_uuid() FROM wagtailcore_page WHERE depth = 2
   UNION ALL SELECT 0, gen_random_uuid()
  ON CONFLICT (board_id) DO UPDATE SET version = EXCLUDED.version;
$$;

-- What a request begins with: the board whose host it came to, and its version. Nothing
-- while the wall is down. In a language that keeps its plans.
CREATE OR REPLACE FUNCTION wall.public_version(host text)
RETURNS TABLE (board integer, version text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT own.board_id, own.version::text || shared.version::text
    FROM wagtailcore_site AS site
    JOIN wagtailcore_page AS root ON root.id = site.root_page_id
    JOIN wagtailcore_page AS place ON place.path = left(root.path, 8) AND place.depth = 2
    JOIN cms_publicversion AS own ON own.board_id = place.id
    JOIN cms_publicversion AS shared ON shared.board_id = 0
   WHERE site.hostname = host
   ORDER BY site.id LIMIT 1;
  IF NOT FOUND AND host <> '' THEN
    -- A site that gathers several boards, if there is one.
    RETURN QUERY SELECT * FROM wall.gathered_version(host);
  END IF;
END $$;
