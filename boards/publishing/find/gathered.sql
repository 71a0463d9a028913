-- What the site that gathers boards reads.

-- Every public page of some boards that is of some kinds. is_first: in the first
-- language of its board. As the owner, so that it is asked of all at once what is public.
CREATE OR REPLACE FUNCTION wall.public_learning(boards integer[], kinds text[])
RETURNS TABLE (
  id integer, board_id integer, language text, is_first boolean, facts jsonb,
  same_in_all text, here_since timestamptz
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH head AS MATERIALIZED (
    SELECT passage.page_id, passage.board_id, passage.language, passage.facts
      FROM boards_passage AS passage
     WHERE passage.board_id = ANY (boards) AND passage.number = 0
       AND passage.line_id IS NULL AND passage.page_id IS NOT NULL
       AND passage.facts ->> 'kind' = ANY (kinds)
  ), first AS MATERIALIZED (
    SELECT DISTINCT ON (left(path, 8)) left(path, 8) AS place, locale_id
      FROM wagtailcore_page
     WHERE depth = 3 AND left(path, 8) IN (
       SELECT board.path FROM wagtailcore_page AS board WHERE board.id = ANY (boards)
     )
     ORDER BY left(path, 8), path
  )
  SELECT head.page_id, head.board_id::integer, head.language::text,
         page.locale_id = first.locale_id, head.facts, page.translation_key::text,
         page.first_published_at
    FROM head
    JOIN wagtailcore_page AS page ON page.id = head.page_id
    JOIN first ON first.place = left(page.path, 8)
   WHERE head.page_id IN (
     SELECT found FROM wall.public_pages_among(
       boards, ARRAY(SELECT page_id FROM head)
     ) AS found
   );
END $$;

-- The version of the hub, as of a board (cms/tenancy/seen.sql): another when a board of
-- it changes, comes or goes. Its key is that of what all boards share.
CREATE OR REPLACE FUNCTION wall.gathered_version(host text)
RETURNS TABLE (board integer, version text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT 0, shared.version::text || md5(coalesce(
           string_agg(own.board_id || ' ' || own.version, ',' ORDER BY own.board_id), ''
         ))
    FROM boards_hub AS hub
    JOIN cms_publicversion AS shared ON shared.board_id = 0
    LEFT JOIN boards_hubmembership AS membership ON true
    LEFT JOIN cms_publicversion AS own ON own.board_id = membership.board_id
   WHERE hub.hostname = host
   GROUP BY shared.version;
END $$;
