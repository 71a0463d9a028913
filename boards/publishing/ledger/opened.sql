-- What the public may have, said once. A page, file or picture is *opened* when pages and
-- lines let it out; it is *public* while its board is on the web and not paused as well.
-- The ledger holds what is opened, so that a pause which ends opens nothing new.
--
-- Views, because searches and caches ask of many rows: the functions below ask of one.
-- board_id: the key of the board's page. version, digest: which content it is now.
--
-- Where one row leads to another by its key, a LATERAL with OFFSET 0 says so. The
-- functions below keep their plans, and one that was made while the tables were all but
-- empty may else read a whole table for each row, long after that has grown.

DO $views$
BEGIN
-- A database that is being migrated does not have every table and column yet.
IF to_regclass('public.boards_ledgerline') IS NULL OR NOT EXISTS (
  SELECT FROM pg_attribute WHERE attname = 'picture_id'
     AND attrelid = to_regclass('public.boards_board')
) THEN
  RETURN;
END IF;

-- Live, below a board, and at or below no place that a restriction closes
-- (cms/closed_places.sql): by the function that keeps its plan, as the views stand in one
-- another several times, and each time all that they are made of is put up anew.
CREATE VIEW wall.opened_pages AS
SELECT page.id, board.id AS board_id,
       coalesce(page.live_revision_id::text, '') AS version, ''::text AS digest
  FROM public.wagtailcore_page AS page
 CROSS JOIN LATERAL (
   SELECT id FROM public.wagtailcore_page WHERE path = left(page.path, 8) OFFSET 0
 ) AS board
 WHERE page.live AND page.depth > 2 AND NOT EXISTS (
   SELECT FROM unnest((SELECT wall.closed_now())) AS place
    WHERE starts_with(page.path, place)
 );

-- Those that open the files they list or link to. A version in another language opens
-- none while its source, the page of the board's first language, is not opened itself.
CREATE VIEW wall.opening_pages AS
SELECT opened.id, opened.board_id
  FROM wall.opened_pages AS opened
  JOIN public.wagtailcore_page AS page ON page.id = opened.id
 CROSS JOIN LATERAL (
   SELECT home.locale_id FROM public.wagtailcore_page AS home
    WHERE home.depth = 3
      AND home.path BETWEEN left(page.path, 8) AND left(page.path, 8) || 'zzzz'
    ORDER BY home.path LIMIT 1
 ) AS first
 WHERE page.locale_id = first.locale_id
    OR NOT EXISTS (
      SELECT FROM public.wagtailcore_page AS source
       WHERE source.translation_key = page.translation_key
         AND source.locale_id = first.locale_id
         AND left(source.path, 8) = left(page.path, 8)
    )
    OR EXISTS (
      SELECT FROM public.wagtailcore_page AS source
       CROSS JOIN LATERAL (
         SELECT board_id FROM wall.opened_pages WHERE id = source.id OFFSET 0
       ) AS public_source
       WHERE source.translation_key = page.translation_key
         AND source.locale_id = first.locale_id
         AND public_source.board_id = opened.board_id
    );

-- A file of the board's own, in no folder with a password, that an opening page lists as
-- published. Where none lists it,
-- a link is enough; where one lists it otherwise, or was withdrawn with it, it is not.
CREATE VIEW wall.opened_files AS
SELECT document.id, board.page_ptr_id AS board_id,
       document.file::text AS version, document.file_hash::text AS digest
  FROM public.cms_boarddocument AS document
  JOIN public.wagtailcore_collection AS place ON place.id = document.collection_id
  JOIN public.wagtailcore_collection AS top ON top.path = left(place.path, 8)
  JOIN public.boards_board AS board ON board.collection_id = top.id
 CROSS JOIN LATERAL (
   SELECT count(*) > 0 AS is_listed, bool_or(said.is_published) AS is_published FROM (
     SELECT page.id IS NOT NULL AND line.availability = 'published' AS is_published
       FROM public.boards_pagedocument AS line
       LEFT JOIN LATERAL (
         SELECT id FROM wall.opening_pages
          WHERE id = line.page_id AND board_id = board.page_ptr_id OFFSET 0
       ) AS page ON true
      WHERE line.file_id = document.id AND (
        page.id IS NOT NULL
        OR line.availability = 'withdrawn' AND EXISTS (
          SELECT FROM public.boards_withdrawal AS withdrawal
           WHERE withdrawal.page_id = line.page_id AND withdrawal.ended_at IS NULL
        )
      )
   ) AS said
 ) AS line
 WHERE NOT EXISTS (
   SELECT FROM public.wagtailcore_collectionviewrestriction AS restriction
     JOIN public.wagtailcore_collection AS closed ON closed.id = restriction.collection_id
    WHERE starts_with(place.path, closed.path)
 ) AND CASE WHEN line.is_listed THEN line.is_published ELSE EXISTS (
   SELECT FROM public.wagtailcore_referenceindex AS link
    CROSS JOIN LATERAL (
      SELECT board_id FROM wall.opening_pages
       WHERE id = wall.number(link.object_id) OFFSET 0
    ) AS page
    WHERE link.to_content_type_id = (
            SELECT kind.id FROM public.django_content_type AS kind
             WHERE kind.app_label = 'cms' AND kind.model = 'boarddocument')
      AND link.to_object_id = document.id::text
      AND link.base_content_type_id = (
            SELECT kind.id FROM public.django_content_type AS kind
             WHERE kind.app_label = 'wagtailcore' AND kind.model = 'page')
      AND link.model_path <> 'released_documents.item.file'
      AND page.board_id = board.page_ptr_id
 ) END;

-- A picture of the board's own that is of its look, or that an opened page shows.
CREATE VIEW wall.opened_images AS
SELECT image.id, board.page_ptr_id AS board_id,
       image.file::text AS version, image.file_hash::text AS digest
  FROM public.cms_boardimage AS image
  JOIN public.wagtailcore_collection AS place ON place.id = image.collection_id
  JOIN public.wagtailcore_collection AS top ON top.path = left(place.path, 8)
  JOIN public.boards_board AS board ON board.collection_id = top.id
 WHERE image.id IN (board.logo_id, board.picture_id) OR EXISTS (
   SELECT FROM public.wagtailcore_referenceindex AS link
    CROSS JOIN LATERAL (
      SELECT board_id FROM wall.opened_pages
       WHERE id = wall.number(link.object_id) OFFSET 0
    ) AS page
    WHERE link.to_content_type_id = (
            SELECT kind.id FROM public.django_content_type AS kind
             WHERE kind.app_label = 'cms' AND kind.model = 'boardimage')
      AND link.to_object_id = image.id::text
      AND link.base_content_type_id = (
            SELECT kind.id FROM public.django_content_type AS kind
             WHERE kind.app_label = 'wagtailcore' AND kind.model = 'page')
      AND page.board_id = board.page_ptr_id
 );

CREATE VIEW wall.answering_boards AS
SELECT board.page_ptr_id AS id
  FROM public.boards_board AS board
  JOIN public.wagtailcore_page AS place ON place.id = board.page_ptr_id
 WHERE EXISTS (
   SELECT FROM public.wagtailcore_site AS site
     JOIN public.wagtailcore_page AS root ON root.id = site.root_page_id
    WHERE left(root.path, 8) = place.path
 ) AND NOT EXISTS (
   SELECT FROM public.boards_boardpause AS pause WHERE pause.board_id = board.page_ptr_id
 );

CREATE VIEW wall.public_pages AS
SELECT opened.id, opened.board_id FROM wall.opened_pages AS opened
 WHERE opened.board_id IN (SELECT id FROM wall.answering_boards);
CREATE VIEW wall.public_files AS
SELECT opened.id, opened.board_id FROM wall.opened_files AS opened
 WHERE opened.board_id IN (SELECT id FROM wall.answering_boards);
CREATE VIEW wall.public_images AS
SELECT opened.id, opened.board_id FROM wall.opened_images AS opened
 WHERE opened.board_id IN (SELECT id FROM wall.answering_boards);
END $views$;

-- In a language that keeps its plans: planning the views costs more than asking them. Said
-- to be dear, so that a policy asks them of few rows, found by their keys, and of no table.

CREATE OR REPLACE FUNCTION wall.public_page(page integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 5000 SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN EXISTS (SELECT FROM wall.public_pages WHERE id = page);
END $$;

CREATE OR REPLACE FUNCTION wall.public_file(document integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 5000 SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN EXISTS (SELECT FROM wall.public_files WHERE id = document);
END $$;

-- Whether this is what a public file holds now, and not what it held before.
CREATE OR REPLACE FUNCTION wall.public_content(document integer, hash text)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 5000 SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cms_boarddocument WHERE id = document AND file_hash = hash)
     AND wall.public_file(document);
END $$;

CREATE OR REPLACE FUNCTION wall.public_image(image integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 5000 SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN EXISTS (SELECT FROM wall.public_images WHERE id = image);
END $$;

-- Whether a board is on the web and not paused, asked by its key or by that of a page.

CREATE OR REPLACE FUNCTION wall.answers(board integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 5000 SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN EXISTS (SELECT FROM wall.answering_boards WHERE id = board);
END $$;

CREATE OR REPLACE FUNCTION wall.answers_for_page(page integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT wall.answers(wall.board_of_page(page))
$$;

-- The same of many, of some boards: what a search has found is asked for in one go.

CREATE OR REPLACE FUNCTION wall.public_pages_among(boards integer[], pages integer[])
RETURNS SETOF integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT opened.id::integer
    FROM unnest(pages) AS asked (id)
   CROSS JOIN LATERAL (
     SELECT id, board_id FROM wall.public_pages WHERE id = asked.id OFFSET 0
   ) AS opened
   WHERE opened.board_id = ANY (boards);
END $$;

CREATE OR REPLACE FUNCTION wall.public_files_among(boards integer[], documents integer[])
RETURNS SETOF integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT opened.id::integer
    FROM unnest(documents) AS asked (id)
   CROSS JOIN LATERAL (
     SELECT id, board_id FROM wall.public_files WHERE id = asked.id OFFSET 0
   ) AS opened
   WHERE opened.board_id = ANY (boards);
END $$;

-- The same of the board that a place in the tree of pages is of, whether or not it
-- answers now: its own screens ask, which work during a pause.
CREATE OR REPLACE FUNCTION wall.opened_page(page integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN EXISTS (SELECT FROM wall.opened_pages WHERE id = page);
END $$;

CREATE OR REPLACE FUNCTION wall.opened_file(document integer, place text)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM wall.opened_files AS opened
      JOIN wagtailcore_page AS board ON board.id = opened.board_id
     WHERE opened.id = document AND board.path = left(place, 8)
  );
END $$;

CREATE OR REPLACE FUNCTION wall.opened_image(image integer, place text)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM wall.opened_images AS opened
      JOIN wagtailcore_page AS board ON board.id = opened.board_id
     WHERE opened.id = image AND board.path = left(place, 8)
  );
END $$;
