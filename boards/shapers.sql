-- Who has shaped what a release holds since it was last let out, and so is not its
-- second person (R3). Triggers write it, whichever door the change came by. The person
-- is who asks, as the session says, and whom the row itself names: a worker or a
-- command has no session, and code may save in another's name.

-- Called by the triggers, as the owner: in a scope nobody writes the table. NULL among
-- the people stands for a hand that nobody knows.
CREATE OR REPLACE FUNCTION wall.note_hands(
  deed text, page bigint, document bigint, image bigint, people bigint[]
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  -- A line that is just being let out by another transaction is waited for.
  INSERT INTO boards_shaping (page_id, document_id, image_id, person_id, what, at)
  SELECT page, document, image, person, deed, clock_timestamp()
    FROM (SELECT DISTINCT unnest(people) AS person) AS hands
      ON CONFLICT (page_id, document_id, image_id, person_id, what)
   WHERE let_out_at IS NULL DO UPDATE SET at = EXCLUDED.at;
END $$;

-- The deed of who asks, and of whom the row names.
CREATE OR REPLACE FUNCTION wall.note_shaping(
  deed text, page bigint, document bigint, image bigint, named bigint
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  known bigint[] := array_remove(ARRAY[wall.person()::bigint, named], NULL);
BEGIN
  PERFORM wall.note_hands(
    deed, page, document, image,
    CASE WHEN known = '{}' THEN ARRAY[NULL::bigint] ELSE known END
  );
END $$;

CREATE OR REPLACE FUNCTION wall.shape_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Facts that have been signed off with a source go to its translations by
  -- themselves: nobody shapes those by it (boards/translations/carrying.py).
  IF current_setting('safeguarding.carries', true) = 'on' THEN
    RETURN NULL;
  END IF;
  -- When it goes live is no part of what the public reads.
  IF TG_OP = 'UPDATE' AND
     NEW.content - 'go_live_at' IS NOT DISTINCT FROM OLD.content - 'go_live_at' THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT FROM django_content_type WHERE id = NEW.base_content_type_id
       AND app_label = 'wagtailcore' AND model = 'page'
  ) THEN
    PERFORM wall.note_shaping(
      'version', wall.number(NEW.object_id), NULL, NULL,
      CASE WHEN TG_OP = 'INSERT' THEN NEW.user_id END
    );
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.shape_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wall.note_shaping('words', page.id, NULL, NULL, NEW.last_translated_by_id)
     FROM wagtail_localize_translationcontext AS context
     JOIN wagtailcore_page AS page
       ON page.translation_key = context.object_id AND page.locale_id = NEW.locale_id
    WHERE context.id = NEW.context_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.shape_file() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- A hash that is worked out later is no other content.
  IF TG_OP = 'UPDATE' AND OLD.file_hash IN ('', NEW.file_hash) AND
     (NEW.file, NEW.title, NEW.collection_id)
     IS NOT DISTINCT FROM (OLD.file, OLD.title, OLD.collection_id) THEN
    RETURN NULL;
  END IF;
  PERFORM wall.note_shaping(
    'file', NULL, NEW.id, NULL,
    CASE WHEN TG_OP = 'INSERT' THEN NEW.uploaded_by_user_id END
  );
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.shape_picture() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- A hash that is worked out later is no other content.
  IF TG_OP = 'UPDATE' AND OLD.file_hash IN ('', NEW.file_hash) AND (
    NEW.file, NEW.title, NEW.description, NEW.collection_id, NEW.focal_point_x,
    NEW.focal_point_y, NEW.focal_point_width, NEW.focal_point_height
  ) IS NOT DISTINCT FROM (
    OLD.file, OLD.title, OLD.description, OLD.collection_id, OLD.focal_point_x,
    OLD.focal_point_y, OLD.focal_point_width, OLD.focal_point_height
  ) THEN
    RETURN NULL;
  END IF;
  PERFORM wall.note_shaping(
    'picture', NULL, NULL, NEW.id,
    CASE WHEN TG_OP = 'INSERT' THEN NEW.uploaded_by_user_id END
  );
  RETURN NULL;
END $$;

-- An alias that becomes a page of its own still says what its source said: who shaped
-- that, and has not had a second person, has shaped this. Whoever it is an alias of in
-- turn, and whether or not these are there any more.
CREATE OR REPLACE FUNCTION wall.shape_own_page() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wall.note_hands(what, NEW.id, NULL, NULL, ARRAY[person_id])
     FROM boards_shaping
    WHERE let_out_at IS NULL AND page_id IN (
      WITH RECURSIVE sources AS (
        SELECT OLD.alias_of_id AS id
         UNION
        SELECT page.alias_of_id FROM sources
          JOIN wagtailcore_page AS page ON page.id = sources.id
         WHERE page.alias_of_id IS NOT NULL
      )
      SELECT id FROM sources
    );
  RETURN NULL;
END $$;

-- The words of a cleaned copy are still of who brought the original.
CREATE OR REPLACE FUNCTION wall.shape_copy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wall.note_shaping('cleaned', NULL, NEW.copy_id, NULL, NEW.made_by_id);
  PERFORM wall.note_hands(what, NULL, NEW.copy_id, NULL, ARRAY[person_id])
     FROM boards_shaping
    WHERE document_id = NEW.original_id AND let_out_at IS NULL;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.shape_confirmed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wall.note_shaping('confirmed', NULL, document_id, NULL, NEW.person_id)
     FROM boards_filecheck WHERE id = NEW.check_of_file_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.shape_confirmed_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wall.note_shaping('confirmed', NEW.page_id, NULL, NULL, NEW.person_id);
  RETURN NULL;
END $$;

-- The keys of what was done to pages, files and pictures and has not been let out; and,
-- for a release, what it is letting out, or has.
CREATE OR REPLACE FUNCTION wall.shaping(
  pages integer[], documents integer[], images integer[], release integer DEFAULT NULL
) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  SELECT id FROM public.boards_shaping
   WHERE (let_out_at IS NULL OR let_out_by_id = release)
     AND (
       page_id = ANY (pages) OR document_id = ANY (documents) OR image_id = ANY (images)
     )
$$;

CREATE OR REPLACE FUNCTION wall.keys_in(held jsonb) RETURNS SETOF integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT wall.number(key) FROM jsonb_object_keys(
    CASE WHEN jsonb_typeof(held) = 'object' THEN held ELSE '{}' END
  ) AS key
$$;

-- What the pages of a release refer to, as they are stored now.
CREATE OR REPLACE FUNCTION wall.referred_to(pages integer[], kind text)
RETURNS SETOF integer
LANGUAGE sql STABLE AS $$
  SELECT wall.number(found.to_object_id)
    FROM public.wagtailcore_referenceindex AS found
    JOIN public.django_content_type AS base ON base.id = found.base_content_type_id
    JOIN public.django_content_type AS target ON target.id = found.to_content_type_id
   WHERE found.object_id = ANY (pages::text[])
     AND base.app_label = 'wagtailcore' AND base.model = 'page'
     AND target.app_label = 'cms' AND target.model = kind
     AND found.model_path <> 'released_documents.item.file'
$$;

-- The keys of everybody who has shaped what a release holds: its pages, the files and
-- pictures that were signed off with it, and those that its pages show as stored.
CREATE OR REPLACE FUNCTION wall.shapers(release integer) RETURNS SETOF integer
LANGUAGE plpgsql STABLE AS $$
DECLARE
  pages integer[] := ARRAY(
    SELECT page_id::integer FROM public.boards_releaseitem WHERE release_id = release
  );
BEGIN
  RETURN QUERY
  SELECT DISTINCT hand.person_id::integer FROM public.boards_shaping AS hand
   WHERE hand.person_id IS NOT NULL AND hand.id IN (
     SELECT wall.shaping(
       pages,
       ARRAY(
         SELECT wall.keys_in(signed_off_files)
           FROM public.boards_release WHERE id = release
          UNION
         SELECT file_id::integer FROM public.boards_pagedocument
          WHERE page_id = ANY (pages) AND availability = 'published'
          UNION
         SELECT wall.referred_to(pages, 'boarddocument')
       ),
       ARRAY(
         SELECT wall.keys_in(signed_off_pictures)
           FROM public.boards_release WHERE id = release
          UNION
         SELECT wall.referred_to(pages, 'boardimage')
       ),
       release
     )
   );
END $$;

-- A release has gone out: what was done until then has had its second person, or an
-- administrator has forced it. A release that proves neither settles nothing.
CREATE OR REPLACE FUNCTION wall.let_out_with_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM users_user WHERE id = NEW.forced_by_id AND is_superuser
  ) AND (
    NEW.signed_off_by_id IS NULL
    OR NEW.signed_off_by_id IN (SELECT wall.shapers(NEW.id::integer))
  ) THEN
    RETURN NULL;
  END IF;
  UPDATE boards_shaping SET let_out_at = clock_timestamp(), let_out_by_id = NEW.id
   WHERE id IN (
     SELECT wall.shaping(
       ARRAY(SELECT page_id::integer FROM boards_releaseitem WHERE release_id = NEW.id),
       ARRAY(SELECT wall.keys_in(NEW.signed_off_files)),
       ARRAY(SELECT wall.keys_in(NEW.signed_off_pictures))
     )
   );
  RETURN NULL;
END $$;

-- One person has published the newest version of a page of a kind that the board lets
-- one person publish: what was done to it is public by that rule.
CREATE OR REPLACE FUNCTION wall.let_out_by_one() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM boards_releaseitem WHERE page_id = NEW.id AND is_open
  ) OR EXISTS (
    SELECT FROM wagtailcore_revision AS newer
     WHERE newer.object_id = NEW.id::text AND newer.id > NEW.live_revision_id
       AND newer.content_type_id = NEW.content_type_id
  ) OR NOT EXISTS (
    SELECT FROM boards_board AS board
      JOIN wagtailcore_page AS top ON top.id = board.page_ptr_id
      JOIN django_content_type AS kind ON kind.id = NEW.content_type_id
     WHERE top.path = left(NEW.path, 8)
       AND kind.app_label || '.' || kind.model = ANY (board.one_person_types)
  ) THEN
    RETURN NULL;
  END IF;
  UPDATE boards_shaping SET let_out_at = clock_timestamp()
   WHERE page_id = NEW.id AND let_out_at IS NULL;
  RETURN NULL;
END $$;

-- No public page loses a picture, whoever deletes it: the files of pages are kept by
-- the record of what was public.
CREATE OR REPLACE FUNCTION wall.keep_shown_picture() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM wagtailcore_page AS page
     WHERE page.live AND page.id IN (
       SELECT wall.number(found.object_id)
         FROM wagtailcore_referenceindex AS found
         JOIN django_content_type AS base ON base.id = found.base_content_type_id
         JOIN django_content_type AS target ON target.id = found.to_content_type_id
        WHERE found.to_object_id = OLD.id::text
          AND base.app_label = 'wagtailcore' AND base.model = 'page'
          AND target.app_label = 'cms' AND target.model = 'boardimage'
     )
  ) THEN
    RAISE EXCEPTION 'a public page shows this picture' USING ERRCODE = '23001';
  END IF;
  RETURN OLD;
END $$;

-- An old database does not have all of the tables yet.
DO $$
BEGIN
  IF to_regclass('public.boards_shaping') IS NULL THEN
    RETURN;
  END IF;
  CREATE TRIGGER wall_shaping AFTER INSERT OR UPDATE OF content
  ON wagtailcore_revision FOR EACH ROW EXECUTE FUNCTION wall.shape_version();
  CREATE TRIGGER wall_shaping AFTER INSERT OR UPDATE OF data
  ON wagtail_localize_stringtranslation
  FOR EACH ROW EXECUTE FUNCTION wall.shape_words();
  CREATE TRIGGER wall_shaping AFTER INSERT OR UPDATE
  ON cms_boarddocument FOR EACH ROW EXECUTE FUNCTION wall.shape_file();
  CREATE TRIGGER wall_shaping AFTER INSERT OR UPDATE
  ON cms_boardimage FOR EACH ROW EXECUTE FUNCTION wall.shape_picture();
  CREATE TRIGGER wall_keep BEFORE DELETE
  ON cms_boardimage FOR EACH ROW EXECUTE FUNCTION wall.keep_shown_picture();
  CREATE TRIGGER wall_shaping AFTER UPDATE OF alias_of_id
  ON wagtailcore_page FOR EACH ROW
  WHEN (OLD.alias_of_id IS NOT NULL AND NEW.alias_of_id IS DISTINCT FROM OLD.alias_of_id)
  EXECUTE FUNCTION wall.shape_own_page();
  CREATE TRIGGER wall_shaping AFTER INSERT
  ON boards_cleanedcopy FOR EACH ROW EXECUTE FUNCTION wall.shape_copy();
  CREATE TRIGGER wall_shaping AFTER INSERT
  ON boards_findingconfirmation FOR EACH ROW EXECUTE FUNCTION wall.shape_confirmed();
  IF to_regclass('public.boards_wordsconfirmation') IS NOT NULL THEN
    CREATE TRIGGER wall_shaping AFTER INSERT ON boards_wordsconfirmation
    FOR EACH ROW EXECUTE FUNCTION wall.shape_confirmed_words();
  END IF;
  CREATE TRIGGER wall_let_out AFTER UPDATE OF state ON boards_release FOR EACH ROW
  WHEN (NEW.state = 'released' AND OLD.state <> 'released')
  EXECUTE FUNCTION wall.let_out_with_release();
  CREATE TRIGGER wall_let_out AFTER UPDATE OF live_revision_id
  ON wagtailcore_page FOR EACH ROW WHEN (
    NEW.live AND NEW.live_revision_id = NEW.latest_revision_id
    AND NEW.live_revision_id IS DISTINCT FROM OLD.live_revision_id
  ) EXECUTE FUNCTION wall.let_out_by_one();
END $$;
