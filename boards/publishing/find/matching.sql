-- What the search of the public asks. Each of the functions that its own role may ask
-- answers of what is public alone, by the views that files are served by
-- (boards/publishing/ledger/opened.sql): as their owner, because no index finds words
-- through a policy.

-- The passages that match, up to a bound, by the index whatever the planner thinks of the
-- bound: to read the table until there are enough of them takes longest where there are few.
-- What no live page has is passed over at once, so that no number of files that wait for
-- their release takes the places of what is public. Whether the others are, is asked later.
CREATE OR REPLACE FUNCTION wall.passages_matching(query tsquery, most integer)
RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET enable_indexscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT passage.id FROM boards_passage AS passage
   WHERE passage.vector @@ query AND CASE
     WHEN passage.page_id IS NOT NULL
       THEN (SELECT page.live FROM wagtailcore_page AS page WHERE page.id = passage.page_id)
     ELSE coalesce((
       SELECT true FROM boards_pagedocument AS line
         JOIN wagtailcore_page AS page ON page.id = line.page_id AND page.live
        WHERE line.file_id = passage.document_id AND line.availability = 'published'
        LIMIT 1
     ), (
       SELECT true FROM wagtailcore_referenceindex AS link
         JOIN wagtailcore_page AS page
           ON page.id = wall.number(link.object_id) AND page.live
        WHERE link.to_object_id = passage.document_id::text
          AND link.to_content_type_id = (
                SELECT kind.id FROM django_content_type AS kind
                 WHERE kind.app_label = 'cms' AND kind.model = 'boarddocument')
        LIMIT 1
     ))
   END
   LIMIT most;
END $$;

-- The same of passages that name something. They have an index of their own: how a name may
-- begin is looked for among names, not among all the words of all files.
CREATE OR REPLACE FUNCTION wall.names_matching(query tsquery, most integer)
RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off
SET enable_indexscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT passage.id FROM boards_passage AS passage
   WHERE passage.number = 0 AND passage.vector @@ query
     AND (SELECT page.live FROM wagtailcore_page AS page WHERE page.id = passage.page_id)
   LIMIT most;
END $$;

-- Passages of some boards that match and are public, those that name something before
-- those that say something. file_id: of the file that opens.
CREATE OR REPLACE FUNCTION wall.public_passages(
  boards integer[], heads tsquery, texts tsquery, most integer
) RETURNS TABLE (
  id bigint, board_id integer, page_id integer, file_id integer, number integer,
  vector tsvector, facts jsonb, language text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH matching AS MATERIALIZED (
    SELECT found AS id FROM wall.names_matching(heads, most) AS found
     UNION ALL
    SELECT found AS id FROM wall.passages_matching(texts, most) AS found
  ), passage AS MATERIALIZED (
    SELECT one.* FROM matching
     CROSS JOIN LATERAL (
       SELECT * FROM boards_passage WHERE boards_passage.id = matching.id OFFSET 0
     ) AS one
      LEFT JOIN LATERAL (
        SELECT file_hash FROM cms_boarddocument WHERE id = one.document_id OFFSET 0
      ) AS document ON one.line_id IS NULL
     WHERE document.file_hash IS NULL OR document.file_hash = one.file_hash
  ), public_page AS MATERIALIZED (
    SELECT found AS id FROM wall.public_pages_among(boards, ARRAY(
      SELECT DISTINCT page_id FROM passage WHERE page_id IS NOT NULL
    )) AS found
  ), public_file AS MATERIALIZED (
    SELECT found AS id FROM wall.public_files_among(boards, ARRAY(
      SELECT DISTINCT document_id::integer FROM passage WHERE document_id IS NOT NULL
    )) AS found
  )
  SELECT passage.id, passage.board_id::integer, passage.page_id, file.id,
         passage.number, passage.vector, passage.facts, passage.language::text
    FROM passage LEFT JOIN public_file AS file ON file.id = passage.document_id
   WHERE (passage.page_id IS NULL OR passage.page_id IN (SELECT id FROM public_page))
     AND (passage.document_id IS NULL OR file.id IS NOT NULL
          OR passage.line_id IS NOT NULL);
END $$;

-- The rows by which public pages of some boards list these files as published.
CREATE OR REPLACE FUNCTION wall.public_lines(boards integer[], files integer[])
RETURNS TABLE (
  id bigint, file_id integer, page_id integer, kind text, published text, language text
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH line AS MATERIALIZED (
    SELECT one.*, kind.slug AS kind
      FROM boards_pagedocument AS one
      LEFT JOIN boards_documentkind AS kind ON kind.id = one.kind_id
     WHERE one.availability = 'published' AND one.file_id = ANY (files)
  ), public_page AS MATERIALIZED (
    SELECT found AS id FROM wall.public_pages_among(boards, ARRAY(
      SELECT DISTINCT page_id FROM line
    )) AS found
  )
  SELECT id, file_id::integer, page_id, kind::text, published::text, language::text
    FROM line WHERE page_id IN (SELECT id FROM public_page);
END $$;

-- Of which kinds the documents are that public pages of some boards list, and whether they
-- can be had.
CREATE OR REPLACE FUNCTION wall.public_rows(boards integer[], pages integer[])
RETURNS TABLE (page_id integer, kinds text[], states text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT one.page_id,
         array_agg(DISTINCT kind.slug::text) FILTER (WHERE kind.slug <> ''),
         array_agg(DISTINCT one.availability::text)
    FROM boards_pagedocument AS one
    LEFT JOIN boards_documentkind AS kind ON kind.id = one.kind_id
   WHERE one.page_id IN (
     SELECT found FROM wall.public_pages_among(boards, pages) AS found
   )
   GROUP BY one.page_id;
END $$;

-- What names pages of some boards that are public.
CREATE OR REPLACE FUNCTION wall.public_heads(boards integer[], pages integer[])
RETURNS TABLE (id bigint, page_id integer, facts jsonb, language text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT id, page_id, facts, language::text FROM boards_passage
   WHERE number = 0 AND line_id IS NULL
     AND page_id IN (SELECT found FROM wall.public_pages_among(boards, pages) AS found);
END $$;

-- What is printed of files, and of passages that were found: asked of all of a list at
-- once, as it costs about as much to ask of one file whether it is public as of twenty.
CREATE OR REPLACE FUNCTION wall.public_documents(boards integer[], files integer[])
RETURNS TABLE (id integer, title text, file text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT id::integer, title::text, file::text FROM cms_boarddocument
   WHERE id IN (SELECT found FROM wall.public_files_among(boards, files) AS found);
END $$;

CREATE OR REPLACE FUNCTION wall.public_words(boards integer[], passages bigint[])
RETURNS TABLE (id bigint, number integer, heading text, text text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH passage AS MATERIALIZED (
    SELECT * FROM boards_passage WHERE id = ANY (passages)
  ), public_page AS MATERIALIZED (
    SELECT found AS id FROM wall.public_pages_among(boards, ARRAY(
      SELECT DISTINCT page_id FROM passage WHERE page_id IS NOT NULL
    )) AS found
  ), public_file AS MATERIALIZED (
    SELECT document.id, document.file_hash FROM cms_boarddocument AS document
     WHERE document.id IN (
       SELECT found FROM wall.public_files_among(boards, ARRAY(
         SELECT DISTINCT document_id::integer FROM passage
          WHERE document_id IS NOT NULL AND line_id IS NULL
       )) AS found
     )
  )
  SELECT passage.id, passage.number, passage.heading::text, passage.text
    FROM passage
   WHERE (passage.page_id IS NULL OR passage.page_id IN (SELECT id FROM public_page))
     AND (passage.document_id IS NULL OR passage.line_id IS NOT NULL
          OR (passage.document_id, passage.file_hash) IN (
            SELECT id, file_hash FROM public_file
          ));
END $$;

-- Words of some boards that have so many letters in common with one that was typed that
-- a fault may lie between them. Two letters that changed places leave few triples alike.
-- A fault at its beginning is looked for where nothing else is one: `may_be_meant` in
-- cms/search/alike.py.
CREATE OR REPLACE FUNCTION wall.words_alike(boards integer[], languages text[], typed text)
RETURNS TABLE (word text, plain text, how real)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH known AS MATERIALIZED (
    SELECT word, plain FROM boards_searchword
     WHERE board_id = ANY (boards) AND language = ANY (languages)
       AND left(plain, 1) = left(typed, 1)
     UNION
    SELECT word, plain FROM boards_searchword
     WHERE board_id = ANY (boards) AND language = ANY (languages)
       AND left(plain, 1) = substr(typed, 2, 1)
       AND (left(plain, 2) = reverse(left(typed, 2)) OR plain = substr(typed, 2))
     UNION
    SELECT word, plain FROM boards_searchword
     WHERE board_id = ANY (boards) AND language = ANY (languages)
       AND substr(plain, 2) = ANY (ARRAY[typed, substr(typed, 2)])
     UNION
    -- What ends it, of several words that were typed as one.
    SELECT word, plain FROM boards_searchword
     WHERE board_id = ANY (boards) AND language = ANY (languages)
       AND substr(plain, 2) = ANY (ARRAY(
             SELECT substr(typed, place) FROM generate_series(4, length(typed) - 2) AS place
           ))
       AND right(typed, length(plain)) = plain
  )
  SELECT word::text, plain::text, similarity(plain, typed) FROM known
   WHERE similarity(plain, typed) >= 0.22
   ORDER BY 3 DESC, 1
   LIMIT 24;
END $$;

-- The first of them that something public has. queries: what each typed word asks for, and
-- is_form: whether the word answers it. marks: of these boards and languages.
CREATE OR REPLACE FUNCTION wall.words_meant(
  boards integer[], languages text[], typed text[], queries text[], config text, marks text
) RETURNS TABLE (asked text, word text, plain text, is_form boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT one.word, near.word, near.plain,
         to_tsvector(config::regconfig, near.word)
           || to_tsvector('simple', near.plain) @@ one.query::tsquery
    FROM unnest(typed, queries) AS one (word, query)
   CROSS JOIN LATERAL (
     SELECT alike.* FROM wall.words_alike(boards, languages, one.word) AS alike
      WHERE EXISTS (
        -- Each page and file is asked of once, and none after the first that is public:
        -- without OFFSET all of them would be asked of before they are made one.
        SELECT FROM (
          SELECT DISTINCT page_id,
                 CASE WHEN line_id IS NULL THEN document_id END AS document_id, file_hash
            FROM wall.passages_matching(
              format('(%s) & %L', marks, alike.plain)::tsquery, 40
            ) AS matching (key)
           CROSS JOIN LATERAL (
             SELECT page_id, document_id, line_id, file_hash FROM boards_passage
              WHERE id = matching.key OFFSET 0
           ) AS found
           OFFSET 0
        ) AS passage
        WHERE (page_id IS NULL OR wall.public_page(page_id))
          AND (document_id IS NULL
               OR wall.public_content(document_id::integer, file_hash))
      )
      -- They come in their order, and none is asked of after the last that is needed.
      LIMIT 12
   ) AS near
   ORDER BY one.word, near.how DESC, near.word;
END $$;

-- Pages of some boards that what was typed may name, or that teach about what it names.
-- Taken up to a bound by their names alone; of these it is asked what is public.
CREATE OR REPLACE FUNCTION wall.public_names(
  boards integer[], named tsquery, themed tsquery, most integer
) RETURNS TABLE (page_id integer, facts jsonb, is_named boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH matching AS MATERIALIZED (
    SELECT found AS id FROM wall.names_matching(named, most) AS found
     UNION
    SELECT found AS id FROM wall.names_matching(themed, most) AS found
  ), head AS MATERIALIZED (
    SELECT one.page_id, one.facts, one.vector @@ named AS is_named
      FROM matching
     CROSS JOIN LATERAL (
       SELECT * FROM boards_passage WHERE boards_passage.id = matching.id OFFSET 0
     ) AS one
  )
  SELECT page_id, facts, is_named FROM head
   WHERE page_id IN (
     SELECT found FROM wall.public_pages_among(
       boards, ARRAY(SELECT page_id FROM head)
     ) AS found
   );
END $$;

-- The pages of the files that one public page lists as published, and that are public now,
-- on which words stand; those with all of the words are told.
CREATE OR REPLACE FUNCTION wall.public_matches(
  boards integer[], page integer, every tsquery, some_of_them tsquery
) RETURNS TABLE (line_id bigint, file_id integer, passage_id bigint, is_whole boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH listed AS MATERIALIZED (
    SELECT line.id, line.file_id, line.sort_order, document.file_hash
      FROM boards_pagedocument AS line
      JOIN cms_boarddocument AS document ON document.id = line.file_id
     WHERE line.page_id IN (
       SELECT found FROM wall.public_pages_among(boards, ARRAY[page]) AS found
     ) AND line.availability = 'published'
  ), public_file AS MATERIALIZED (
    SELECT found AS id FROM wall.public_files_among(boards, ARRAY(
      SELECT DISTINCT file_id::integer FROM listed
    )) AS found
  )
  SELECT listed.id, listed.file_id::integer, passage.id, passage.vector @@ every
    FROM listed
    JOIN public_file ON public_file.id = listed.file_id
   CROSS JOIN LATERAL (
     SELECT id, number, vector FROM boards_passage
      WHERE document_id = listed.file_id AND line_id IS NULL
        AND file_hash = listed.file_hash
     OFFSET 0
   ) AS passage
   WHERE passage.vector @@ some_of_them
   ORDER BY listed.sort_order, listed.id, passage.number;
END $$;
