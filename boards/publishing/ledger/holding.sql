-- The ledger holds what is opened to the public, and who let it out. At the end of each
-- transaction whatever a change can have opened is looked at: without a line for the
-- content that it has now, the transaction fails, whoever wrote it. What is closed again
-- has its line ended by the same look, so that no old line lets it out a second time.

-- Pages with what changes together with them: their versions in the other languages of
-- their board, by the keys that these share, and aliases.
CREATE OR REPLACE FUNCTION wall.with_versions(pages integer[], keys uuid[] DEFAULT '{}')
RETURNS integer[]
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  WITH versions AS (
    SELECT unnest(pages) AS id
     UNION
    SELECT version.id FROM (
      SELECT unnest(keys) AS key
       UNION
      SELECT page.translation_key FROM unnest(pages) AS asked (id)
       CROSS JOIN LATERAL (
         SELECT translation_key FROM wagtailcore_page WHERE id = asked.id OFFSET 0
       ) AS page
    ) AS said CROSS JOIN LATERAL (
      SELECT id FROM wagtailcore_page WHERE translation_key = said.key OFFSET 0
    ) AS version
  ), aliases AS (
    SELECT alias.id FROM versions CROSS JOIN LATERAL (
      SELECT id FROM wagtailcore_page WHERE alias_of_id = versions.id OFFSET 0
    ) AS alias
  )
  SELECT array_agg(id) FROM (
    SELECT id FROM versions
     UNION SELECT id FROM aliases
     UNION SELECT alias.id FROM aliases CROSS JOIN LATERAL (
       SELECT id FROM wagtailcore_page WHERE alias_of_id = aliases.id OFFSET 0
     ) AS alias
  ) AS found
$$;

-- The same with all that lies below each of them, and what follows that in turn: what
-- may be closed by the same restriction (cms/closed_places.sql).
CREATE OR REPLACE FUNCTION wall.with_followers(pages integer[], keys uuid[] DEFAULT '{}')
RETURNS integer[]
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  WITH RECURSIVE touched AS (
    SELECT page.* FROM unnest(pages) AS asked (id) CROSS JOIN LATERAL (
      SELECT id, path, translation_key FROM wagtailcore_page
       WHERE id = asked.id OFFSET 0
    ) AS page
     UNION
    SELECT page.* FROM unnest(keys) AS asked (key) CROSS JOIN LATERAL (
      SELECT id, path, translation_key FROM wagtailcore_page
       WHERE translation_key = asked.key OFFSET 0
    ) AS page
     UNION
    SELECT page.* FROM touched CROSS JOIN LATERAL (
      SELECT id, path, translation_key FROM wagtailcore_page
       WHERE path BETWEEN touched.path AND touched.path || 'zzzz'
       UNION ALL
      SELECT id, path, translation_key FROM wagtailcore_page
       WHERE translation_key = touched.translation_key
       UNION ALL
      SELECT id, path, translation_key FROM wagtailcore_page
       WHERE alias_of_id = touched.id
    ) AS page
  )
  SELECT array_agg(id) FROM (
    SELECT unnest(pages) AS id UNION SELECT id FROM touched
  ) AS found
$$;

-- The keys of files or pictures that pages refer to, as they are stored; but for what
-- stands in one place of them.
CREATE OR REPLACE FUNCTION wall.linked_from(
  pages integer[], kind text, but_in text DEFAULT ''
) RETURNS SETOF integer
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT DISTINCT wall.number(to_object_id) FROM wagtailcore_referenceindex
   WHERE object_id = ANY (pages::text[])
     AND base_content_type_id = (
       SELECT id FROM django_content_type
        WHERE app_label = 'wagtailcore' AND model = 'page')
     AND to_content_type_id = (
       SELECT id FROM django_content_type
        WHERE app_label = 'cms' AND model = linked_from.kind)
     AND model_path <> but_in
$$;

CREATE OR REPLACE FUNCTION wall.files_of(pages integer[]) RETURNS integer[]
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT array_agg(file) FROM (
    SELECT file_id::integer AS file FROM boards_pagedocument
     WHERE page_id = ANY (pages) AND file_id IS NOT NULL
     UNION
    SELECT wall.linked_from(pages, 'boarddocument')
  ) AS found
$$;

-- The keys of files that a page lists as published or links to.
CREATE OR REPLACE FUNCTION wall.files_shown_by(page integer) RETURNS integer[]
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT array_agg(file) FROM (
    SELECT file_id::integer AS file FROM boards_pagedocument
     WHERE page_id = page AND availability = 'published' AND file_id IS NOT NULL
     UNION
    SELECT wall.linked_from(ARRAY[page], 'boarddocument', 'released_documents.item.file')
  ) AS found
$$;

-- What the public can have of a page: null for itself, and the keys of its files.
CREATE OR REPLACE FUNCTION wall.had_of(page integer) RETURNS SETOF integer
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  files integer[];
BEGIN
  IF NOT EXISTS (SELECT FROM wall.opened_pages WHERE id = page) THEN
    RETURN;
  END IF;
  RETURN NEXT NULL;
  files := wall.files_shown_by(page);
  -- Most pages show none, and need not be asked more.
  IF files IS NOT NULL THEN
    RETURN QUERY
    SELECT file.id::integer FROM wall.opening_pages AS opening
      JOIN wall.opened_files AS file ON file.board_id = opening.board_id
       AND file.id = ANY (files)
     WHERE opening.id = page;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION wall.images_of(pages integer[]) RETURNS integer[]
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT array_agg(image) FROM (
    SELECT look.image::integer AS image FROM boards_board AS board
     CROSS JOIN LATERAL (VALUES (board.logo_id), (board.picture_id)) AS look (image)
     WHERE board.page_ptr_id = ANY (pages) AND look.image IS NOT NULL
     UNION
    SELECT wall.linked_from(pages, 'boardimage')
  ) AS found
$$;

-- Which of them are opened with the content that they have now, and have no line for it.
-- Each line is looked for by its key, whatever plan was kept (opened.sql: OFFSET 0).
CREATE OR REPLACE FUNCTION wall.not_let_out(
  pages integer[], files integer[], images integer[]
) RETURNS TABLE (what text, key integer, board integer, version text, digest text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  -- A view is not asked when there is nothing to ask it of: it is large.
  IF cardinality(pages) > 0 THEN
    RETURN QUERY
    SELECT 'page'::text, opened.id::integer, board_id::integer, opened.version,
           coalesce((
             SELECT encode(sha256(convert_to(content::text, 'UTF8')), 'hex')
               FROM wagtailcore_revision WHERE id = wall.number(opened.version)
           ), '')
      FROM wall.opened_pages AS opened
     WHERE opened.id = ANY (pages) AND NOT EXISTS (
       SELECT FROM boards_ledgerline AS line
        WHERE line.what = 'page' AND line.key = opened.id AND line.ended_at IS NULL
          -- A version that is purged takes nothing back.
          AND opened.version IN (line.version, '') OFFSET 0
     );
  END IF;
  IF cardinality(files) > 0 THEN
    RETURN QUERY
    SELECT 'file', opened.id::integer, board_id::integer, opened.version, opened.digest
      FROM wall.opened_files AS opened
     WHERE opened.id = ANY (files) AND NOT EXISTS (
       SELECT FROM boards_ledgerline AS line
        WHERE line.what = 'file' AND line.key = opened.id AND line.ended_at IS NULL
          AND line.version = opened.version AND line.digest = opened.digest OFFSET 0
     );
  END IF;
  IF cardinality(images) > 0 THEN
    RETURN QUERY
    SELECT 'image', opened.id::integer, board_id::integer, opened.version, opened.digest
      FROM wall.opened_images AS opened
     WHERE opened.id = ANY (images) AND NOT EXISTS (
       SELECT FROM boards_ledgerline AS line
        WHERE line.what = 'image' AND line.key = opened.id AND line.ended_at IS NULL
          AND line.version = opened.version
          -- The hash of a picture may be worked out later.
          AND line.digest IN (opened.digest, '') OFFSET 0
     );
  END IF;
END $$;

-- Whether the board lets one person publish a page: by its kind, and while it is not
-- withdrawn, nor has come back in this transaction.
CREATE OR REPLACE FUNCTION wall.needs_one_person(page_id integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT EXISTS (
    SELECT FROM (
      SELECT id, path, content_type_id FROM wagtailcore_page
       WHERE id = needs_one_person.page_id OFFSET 0
    ) AS page
      JOIN django_content_type AS kind ON kind.id = page.content_type_id
     CROSS JOIN LATERAL (
       SELECT id FROM wagtailcore_page WHERE path = left(page.path, 8) OFFSET 0
     ) AS place
     CROSS JOIN LATERAL (
       SELECT one_person_types FROM boards_board WHERE page_ptr_id = place.id OFFSET 0
     ) AS board
     WHERE kind.app_label || '.' || kind.model = ANY (board.one_person_types)
       AND kind.app_label || '.' || kind.model <> ALL (wall.always_two())
       AND NOT EXISTS (
         SELECT FROM boards_withdrawal AS withdrawal
          WHERE withdrawal.page_id = page.id
            AND (withdrawal.ended_at IS NULL OR withdrawal.ended_at >= now()) OFFSET 0
       )
  )
$$;

-- Whether the rows of a release prove that it lets this content out: it is released; an
-- administrator forced it, or somebody signed it off who shaped nothing of it; and this
-- content is what was signed off.
CREATE OR REPLACE FUNCTION wall.is_released_by(
  release integer, what text, key integer, version text, digest text
) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT EXISTS (
    SELECT FROM boards_release AS proof
     WHERE proof.id = is_released_by.release AND proof.state = 'released'
       AND (
         proof.forced_reason <> '' AND EXISTS (
           SELECT FROM users_user WHERE id = proof.forced_by_id AND is_superuser
         )
         OR proof.signed_off_by_id IS NOT NULL
            AND proof.signed_off_by_id NOT IN (SELECT wall.shapers(proof.id::integer))
       )
       AND CASE is_released_by.what
       WHEN 'page' THEN EXISTS (
         SELECT FROM boards_releaseitem AS item
          WHERE item.release_id = proof.id AND item.page_id = is_released_by.key
            AND item.revision_id::text = is_released_by.version
            AND proof.signed_off_revisions @> to_jsonb(item.revision_id)
       )
       WHEN 'file' THEN
         proof.signed_off_files ->> is_released_by.key::text = is_released_by.digest
       WHEN 'image' THEN CASE jsonb_typeof(proof.signed_off_pictures)
       WHEN 'object' THEN right(
         proof.signed_off_pictures ->> is_released_by.key::text,
         length(is_released_by.version) + 1
       ) = ':' || is_released_by.version
       -- Signed off before anybody kept what its pictures show.
       ELSE is_released_by.key IN (
         SELECT wall.linked_from(ARRAY(
           SELECT page_id::integer FROM boards_releaseitem WHERE release_id = proof.id
         ), 'boardimage')
       ) END END
  )
$$;

-- Whether a page that the public reads, and that one person does not publish, refers to
-- a file or a picture elsewhere than in its lines of documents, which have titles of
-- their own.
CREATE OR REPLACE FUNCTION wall.is_said_by_two(kind text, key integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT EXISTS (
    SELECT FROM wagtailcore_referenceindex AS link
     CROSS JOIN LATERAL (
       SELECT id FROM wall.opened_pages WHERE id = wall.number(link.object_id) OFFSET 0
     ) AS page
     WHERE link.to_object_id = is_said_by_two.key::text
       AND link.to_content_type_id = (
         SELECT id FROM django_content_type
          WHERE app_label = 'cms' AND model = is_said_by_two.kind)
       AND link.base_content_type_id = (
         SELECT id FROM django_content_type
          WHERE app_label = 'wagtailcore' AND model = 'page')
       AND link.model_path <> 'released_documents.item.file'
       AND NOT wall.needs_one_person(page.id)
  )
$$;

-- What such a page may print of a file or a picture stays as it is (R3).
CREATE OR REPLACE FUNCTION wall.keep_what_is_said() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF wall.is_said_by_two(TG_ARGV[0], NEW.id::integer) THEN
    RAISE EXCEPTION 'A public page says what %s % says.', TG_ARGV[0], NEW.id
      USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;

-- Whether a row of the opening of the board is of this very transaction.
CREATE OR REPLACE FUNCTION wall.is_being_opened(board integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT EXISTS (
    SELECT FROM boards_boardopening AS opening,
      LATERAL (SELECT pg_current_xact_id()::text::bigint >> 32 AS epoch) AS time
     WHERE opening.board_id = is_being_opened.board
       AND pg_xact_status(
         ((time.epoch << 32) + opening.xmin::text::bigint)::text::xid8
       ) = 'in progress'
  )
$$;

-- Whether a picture that the public has not seen waits with a page: one of the board
-- that one person does not publish refers to it, or an open release holds it.
CREATE OR REPLACE FUNCTION wall.waits_for_two(image integer, board integer)
RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT EXISTS (
    SELECT FROM wagtailcore_referenceindex AS link
     CROSS JOIN LATERAL (
       SELECT id, path, depth FROM wagtailcore_page
        WHERE id = wall.number(link.object_id) OFFSET 0
     ) AS page
     CROSS JOIN LATERAL (
       SELECT id FROM wagtailcore_page WHERE path = left(page.path, 8) OFFSET 0
     ) AS place
     WHERE link.to_object_id = waits_for_two.image::text
       AND link.to_content_type_id = (
         SELECT id FROM django_content_type
          WHERE app_label = 'cms' AND model = 'boardimage')
       AND link.base_content_type_id = (
         SELECT id FROM django_content_type
          WHERE app_label = 'wagtailcore' AND model = 'page')
       AND place.id = waits_for_two.board AND page.depth > 2
       AND NOT wall.needs_one_person(page.id)
       AND NOT EXISTS (SELECT FROM wall.opened_pages WHERE id = page.id OFFSET 0)
  ) OR EXISTS (
    SELECT FROM boards_releaseitem AS item
      JOIN boards_release AS release ON release.id = item.release_id
     WHERE item.is_open AND release.board_id = waits_for_two.board
       AND jsonb_typeof(release.signed_off_pictures) = 'object'
       AND release.signed_off_pictures ? waits_for_two.image::text
  )
$$;

-- Whether what a line says is so. own: the key of the line, or 0 before it is stored.
CREATE OR REPLACE FUNCTION wall.lets_out(
  rule text, release integer, board integer, at timestamptz,
  what text, key integer, version text, digest text, own bigint
) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT coalesce(CASE lets_out.rule
  WHEN 'release' THEN wall.is_released_by(
    lets_out.release, lets_out.what, lets_out.key, lets_out.version, lets_out.digest
  )
  WHEN 'one_person' THEN CASE lets_out.what
    WHEN 'page' THEN wall.needs_one_person(lets_out.key)
    -- A file that was closed is never opened by one person.
    -- Nor is a picture before the page for two people that waits with it, unless the
    -- public has it already.
    WHEN 'image' THEN (NOT wall.waits_for_two(lets_out.key, lets_out.board) OR EXISTS (
      SELECT FROM boards_ledgerline AS former
       WHERE former.what = 'image' AND former.key = lets_out.key
         AND former.id <> lets_out.own
         AND (former.ended_at IS NULL OR former.ended_at = lets_out.at)
    )) AND (EXISTS (
      SELECT FROM boards_board
       WHERE page_ptr_id = lets_out.board
         AND lets_out.key IN (logo_id, picture_id)
    ) OR EXISTS (
      SELECT FROM wagtailcore_referenceindex AS link
       CROSS JOIN LATERAL (
         SELECT id, board_id FROM wall.opened_pages
          WHERE id = wall.number(link.object_id) OFFSET 0
       ) AS page
        JOIN django_content_type AS base ON base.id = link.base_content_type_id
        JOIN django_content_type AS target ON target.id = link.to_content_type_id
       WHERE link.to_object_id = lets_out.key::text
         AND target.app_label = 'cms' AND target.model = 'boardimage'
         AND base.app_label = 'wagtailcore' AND base.model = 'page'
         AND page.board_id = lets_out.board AND wall.needs_one_person(page.id)
    )) END
  -- An alias, and a public translation that is given its source's facts.
  WHEN 'as_source' THEN lets_out.what = 'page' AND EXISTS (
    SELECT FROM wagtailcore_page AS page
     CROSS JOIN LATERAL (
       SELECT page.alias_of_id AS id
        UNION ALL
       SELECT source.id FROM wagtailcore_page AS source
        WHERE source.translation_key = page.translation_key AND source.id <> page.id
          AND left(source.path, 8) = left(page.path, 8)
          AND EXISTS (
            SELECT FROM boards_ledgerline AS former
             WHERE former.what = 'page' AND former.key = page.id
               AND former.id <> lets_out.own
               AND (former.ended_at IS NULL OR former.ended_at = lets_out.at) OFFSET 0
          )
     ) AS source
     WHERE page.id = lets_out.key AND EXISTS (
       SELECT FROM boards_ledgerline AS line
        WHERE line.what = 'page' AND line.key = source.id AND line.ended_at IS NULL
       OFFSET 0
     )
  )
  WHEN 'opening' THEN wall.is_being_opened(lets_out.board)
  WHEN 'before' THEN lets_out.at < (
    SELECT applied FROM django_migrations
     WHERE app = 'boards' AND name = '0020_ledger'
  ) END, false)
$$;

-- Give lines to what is opened of these pages and pictures, and has none. What no rule
-- lets out gets none, and is answered. Only the owner of the tables may.
CREATE OR REPLACE FUNCTION wall.enter(
  pages integer[], pictures integer[], rule text, release integer, person integer
) RETURNS TABLE (what text, key integer)
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  touched integer[] := wall.with_versions(pages);
  files integer[] := wall.files_of(touched);
  images integer[] := wall.images_of(touched) || pictures;
  next_rule text;
  item record;
BEGIN
  FOREACH next_rule IN ARRAY ARRAY[rule, 'as_source'] LOOP
    FOR item IN SELECT * FROM wall.not_let_out(touched, files, images) LOOP
      CONTINUE WHEN NOT wall.lets_out(
        next_rule, release, item.board, now(),
        item.what, item.key, item.version, item.digest, 0
      );
      UPDATE boards_ledgerline AS line SET ended_at = now()
       WHERE line.what = item.what AND line.key = item.key AND line.ended_at IS NULL;
      INSERT INTO boards_ledgerline
             (what, key, board_id, version, digest, rule, release_id, person_id, at)
      VALUES (item.what, item.key, item.board, item.version, item.digest, next_rule,
              CASE next_rule WHEN 'release' THEN release END, person, now());
    END LOOP;
  END LOOP;
  RETURN QUERY
    SELECT still.what, still.key FROM wall.not_let_out(touched, files, images) AS still;
END $$;

-- Fail when one of them is opened without a line; end the lines of those that are not.
CREATE OR REPLACE FUNCTION wall.hold(
  pages integer[], files integer[], images integer[]
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  found_one record;
BEGIN
  -- One commit after another: neither of two sees what the other is about to change,
  -- and what they change together may open what neither opens alone.
  PERFORM pg_advisory_xact_lock(hashtext('wall.hold'));
  SELECT * INTO found_one FROM wall.not_let_out(pages, files, images) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Nobody has let the % % out to the public.',
      found_one.what, found_one.key
      USING ERRCODE = '23W01', TABLE = found_one.what, COLUMN = found_one.key::text;
  END IF;
  -- Asked for the keys at hand, and of nothing for which there are none: the views are
  -- large, and for each line they would be asked as a whole.
  IF cardinality(pages) > 0 THEN
    UPDATE boards_ledgerline AS line SET ended_at = now()
     WHERE line.ended_at IS NULL AND line.what = 'page' AND line.key = ANY (pages)
       AND line.key <> ALL (ARRAY(
         SELECT id::integer FROM wall.opened_pages WHERE id = ANY (pages)
       ));
  END IF;
  IF cardinality(files) > 0 THEN
    UPDATE boards_ledgerline AS line SET ended_at = now()
     WHERE line.ended_at IS NULL AND line.what = 'file' AND line.key = ANY (files)
       AND line.key <> ALL (ARRAY(
         SELECT id::integer FROM wall.opened_files WHERE id = ANY (files)
       ));
  END IF;
  IF cardinality(images) > 0 THEN
    UPDATE boards_ledgerline AS line SET ended_at = now()
     WHERE line.ended_at IS NULL AND line.what = 'image' AND line.key = ANY (images)
       AND line.key <> ALL (ARRAY(
         SELECT id::integer FROM wall.opened_images WHERE id = ANY (images)
       ));
  END IF;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_pages(pages integer[]) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT wall.hold(pages, wall.files_of(pages), wall.images_of(pages))
$$;

CREATE OR REPLACE FUNCTION wall.pages_in(place text) RETURNS integer[]
LANGUAGE sql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT array_agg(id) FROM wagtailcore_page
   WHERE path BETWEEN place AND place || 'zzzz'
$$;

-- One function for each table that says what is opened: what a row of it can open. The
-- wall is not built while a table that the views read has none.

CREATE OR REPLACE FUNCTION wall.hold_wagtailcore_page() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  pages integer[] := array_remove(ARRAY[OLD.id, NEW.id]::integer[], NULL);
  keys uuid[] := array_remove(ARRAY[OLD.translation_key, NEW.translation_key], NULL);
  is_moved boolean := (OLD.path, OLD.locale_id) IS DISTINCT FROM (NEW.path, NEW.locale_id);
BEGIN
  -- The first home page says which language of the board is the source of the others.
  IF is_moved AND 3 IN (OLD.depth, NEW.depth) THEN
    pages := pages || wall.pages_in(left(OLD.path, 8)) || wall.pages_in(left(NEW.path, 8));
  END IF;
  -- What follows a page is as closed as that is, with all that lies below.
  IF is_moved OR (OLD.alias_of_id, OLD.translation_key)
     IS DISTINCT FROM (NEW.alias_of_id, NEW.translation_key) THEN
    PERFORM wall.hold_pages(wall.with_followers(pages, keys));
  ELSE
    PERFORM wall.hold_pages(wall.with_versions(pages, keys));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_wagtailcore_pageviewrestriction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM wall.hold_pages(
    wall.with_followers(array_remove(ARRAY[OLD.page_id, NEW.page_id]::integer[], NULL))
  );
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_wagtailcore_referenceindex() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  kinds text[] := ARRAY(
    SELECT model FROM django_content_type
     WHERE id IN (OLD.to_content_type_id, NEW.to_content_type_id) AND app_label = 'cms'
  );
  keys integer[] := array_remove(
    ARRAY[wall.number(OLD.to_object_id), wall.number(NEW.to_object_id)], NULL
  );
BEGIN
  IF kinds && ARRAY['boarddocument', 'boardimage'] THEN
    PERFORM wall.hold('{}', keys, keys);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_boards_pagedocument() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM wall.hold('{}', ARRAY[OLD.file_id, NEW.file_id]::integer[], '{}');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_boards_withdrawal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM wall.hold('{}', wall.files_of(ARRAY[OLD.page_id, NEW.page_id]::integer[]), '{}');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_cms_boarddocument() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM wall.hold('{}', ARRAY[OLD.id, NEW.id]::integer[], '{}');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_cms_boardimage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM wall.hold('{}', '{}', ARRAY[OLD.id, NEW.id]::integer[]);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_wagtailcore_collection() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  -- A board's collection that moves has its folders with it.
  PERFORM wall.hold(
    '{}',
    ARRAY(
      SELECT file.id::integer FROM cms_boarddocument AS file
        JOIN wagtailcore_collection AS place ON place.id = file.collection_id
       WHERE left(place.path, 8) IN (left(OLD.path, 8), left(NEW.path, 8))
    ),
    ARRAY(
      SELECT file.id::integer FROM cms_boardimage AS file
        JOIN wagtailcore_collection AS place ON place.id = file.collection_id
       WHERE left(place.path, 8) IN (left(OLD.path, 8), left(NEW.path, 8))
    )
  );
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_wagtailcore_collectionviewrestriction()
RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM wall.hold(
    '{}',
    ARRAY(
      SELECT file.id::integer FROM cms_boarddocument AS file
        JOIN wagtailcore_collection AS place ON place.id = file.collection_id
        JOIN wagtailcore_collection AS closed ON starts_with(place.path, closed.path)
       WHERE closed.id IN (OLD.collection_id, NEW.collection_id)
    ),
    '{}'
  );
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.hold_boards_board() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM wall.hold('{}', '{}', ARRAY[
    OLD.logo_id, NEW.logo_id, OLD.picture_id, NEW.picture_id
  ]::integer[]);
  IF OLD.collection_id IS DISTINCT FROM NEW.collection_id THEN
    PERFORM wall.hold_pages(wall.pages_in(path)) FROM wagtailcore_page
      WHERE id IN (OLD.page_ptr_id, NEW.page_ptr_id);
  END IF;
  RETURN NULL;
END $$;

-- A line that is false fails, as what has none does.
CREATE OR REPLACE FUNCTION wall.hold_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  line boards_ledgerline;
BEGIN
  SELECT * INTO line FROM boards_ledgerline WHERE id = NEW.id;
  IF FOUND AND line.ended_at IS NULL AND NOT wall.lets_out(
    line.rule, line.release_id::integer, line.board_id::integer, line.at, line.what,
    line.key, line.version, line.digest, line.id
  ) THEN
    RAISE EXCEPTION 'The ledger has no proof that “%” lets the % % out.',
      line.rule, line.what, line.key
      USING ERRCODE = '23W01', TABLE = line.what, COLUMN = line.key::text;
  END IF;
  RETURN NULL;
END $$;

-- What proves a release is written by its steps, as the owner of the tables.
CREATE OR REPLACE FUNCTION wall.keep_proof() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  proofs text[] := ARRAY['signed_off_at', 'signed_off_by_id', 'signed_off_revisions',
    'signed_off_files', 'signed_off_pictures', 'signed_off_pages', 'released_at',
    'forced_by_id', 'forced_reason'];
  nothing jsonb[] := ARRAY['null', '""', '[]', '{}'];
  before jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) ELSE '{}' END;
  after jsonb := to_jsonb(NEW);
  proof text;
BEGIN
  IF NOT row_security_active('boards_release') THEN
    RETURN NEW;
  END IF;
  FOREACH proof IN ARRAY proofs LOOP
    IF coalesce(after -> proof, 'null') <> coalesce(before -> proof, 'null')
       AND (TG_OP = 'UPDATE' OR coalesce(after -> proof, 'null') <> ALL (nothing)) THEN
      RAISE insufficient_privilege USING
        MESSAGE = format('Only the steps of a release write %I.', proof);
    END IF;
  END LOOP;
  IF before -> 'state' IS DISTINCT FROM after -> 'state'
     AND NEW.state IN ('signed_off', 'released')
     OR before ->> 'state' IN ('signed_off', 'released')
     AND before -> 'goes_public_at' IS DISTINCT FROM after -> 'goes_public_at' THEN
    RAISE insufficient_privilege USING
      MESSAGE = 'Only the steps of a release let it go on.';
  END IF;
  RETURN NEW;
END $$;

-- The columns that say what is opened, as the views themselves read them.
DO $triggers$
DECLARE
  read_one record;
BEGIN
  IF to_regclass('wall.opened_images') IS NULL THEN
    RETURN;
  END IF;
  CREATE VIEW wall.read_by_views AS
  SELECT read_from.relname::text AS name,
         array_agg(DISTINCT column_of.attname::text) AS columns
    FROM pg_depend AS needs
    JOIN pg_rewrite AS rule ON rule.oid = needs.objid
    JOIN pg_class AS view_of ON view_of.oid = rule.ev_class
    JOIN pg_namespace AS schema_of ON schema_of.oid = view_of.relnamespace
    JOIN pg_class AS read_from ON read_from.oid = needs.refobjid
    JOIN pg_attribute AS column_of
      ON column_of.attrelid = needs.refobjid AND column_of.attnum = needs.refobjsubid
   WHERE needs.classid = 'pg_rewrite'::regclass
     AND needs.refclassid = 'pg_class'::regclass
     AND schema_of.nspname = 'wall'
     AND (view_of.relname LIKE 'open%' OR view_of.relname = 'closed_places')
     AND read_from.relkind IN ('r', 'p')
     -- Kinds of objects are made by migrations alone.
     AND read_from.relname <> 'django_content_type'
   GROUP BY read_from.relname;

  -- What was public before there was a ledger: once, when the first is begun.
  IF NOT EXISTS (SELECT FROM public.boards_ledgerline) THEN
    INSERT INTO public.boards_ledgerline
           (what, key, board_id, version, digest, rule, at)
    SELECT what, key, board, version, digest, 'before', now() FROM wall.not_let_out(
      ARRAY(SELECT id::integer FROM wall.opened_pages), ARRAY(SELECT id::integer FROM wall.opened_files),
      ARRAY(SELECT id::integer FROM wall.opened_images)
    );
  END IF;

  FOR read_one IN SELECT * FROM wall.read_by_views LOOP
    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER wall_opened AFTER INSERT OR DELETE ON public.%I
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall.hold_%s()',
      read_one.name, read_one.name
    );
    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER wall_opened_by_change AFTER UPDATE ON public.%I
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((%s) IS DISTINCT FROM (%s))
       EXECUTE FUNCTION wall.hold_%s()',
      read_one.name,
      (SELECT string_agg(format('OLD.%I', name), ', ') FROM unnest(read_one.columns) AS name),
      (SELECT string_agg(format('NEW.%I', name), ', ') FROM unnest(read_one.columns) AS name),
      read_one.name
    );
  END LOOP;
  CREATE CONSTRAINT TRIGGER wall_line AFTER INSERT OR UPDATE ON public.boards_ledgerline
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.ended_at IS NULL)
  EXECUTE FUNCTION wall.hold_line();
  CREATE TRIGGER wall_said BEFORE UPDATE ON public.cms_boarddocument FOR EACH ROW
  WHEN (OLD.title IS DISTINCT FROM NEW.title)
  EXECUTE FUNCTION wall.keep_what_is_said('boarddocument');
  CREATE TRIGGER wall_said BEFORE UPDATE ON public.cms_boardimage FOR EACH ROW
  WHEN ((OLD.description, OLD.focal_point_x, OLD.focal_point_y, OLD.focal_point_width,
         OLD.focal_point_height)
        IS DISTINCT FROM
        (NEW.description, NEW.focal_point_x, NEW.focal_point_y, NEW.focal_point_width,
         NEW.focal_point_height))
  EXECUTE FUNCTION wall.keep_what_is_said('boardimage');
  CREATE TRIGGER wall_proof BEFORE INSERT OR UPDATE ON public.boards_release
  FOR EACH ROW EXECUTE FUNCTION wall.keep_proof();
END $triggers$;
