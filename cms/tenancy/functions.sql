-- What the policies ask. `board` and `person` come from the session; a value that is
-- not a number counts as none. The others run as the owner, which no policy binds:
-- a policy that asked its own table would ask for ever. Their search path is fixed, so
-- that nobody puts a table of the same name in front.

CREATE OR REPLACE FUNCTION wall.number(setting text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN setting ~ '^[0-9]{1,9}$' THEN setting::integer END
$$;

CREATE OR REPLACE FUNCTION wall.board() RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT wall.number(current_setting('safeguarding.board', true))
$$;

CREATE OR REPLACE FUNCTION wall.person() RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT wall.number(current_setting('safeguarding.person', true))
$$;

-- A board's place in the tree. Places change, keys do not: it is looked up each time.
-- Two steps of four characters are root and board: left(path, 8) is a row's board.
CREATE OR REPLACE FUNCTION wall.page_path() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT path::text FROM wagtailcore_page WHERE id = wall.board() AND depth = 2
$$;

CREATE OR REPLACE FUNCTION wall.readable_page_paths() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- Two questions, each of which an index answers: asked in one, all pages are read.
  SELECT array_agg(path) FROM (
    SELECT path::text FROM wagtailcore_page WHERE depth = 1
     UNION ALL
    SELECT path::text FROM wagtailcore_page WHERE id = wall.board() AND depth = 2
  ) AS readable
$$;

CREATE OR REPLACE FUNCTION wall.readable_collection_paths() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_append(array_agg(path::text), wall.collection_path())
    FROM wagtailcore_collection WHERE depth = 1
$$;

CREATE OR REPLACE FUNCTION wall.sees_page(page_id integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM wagtailcore_page WHERE id = page_id
       AND left(path, 8) = ANY (wall.readable_page_paths())
  )
$$;

CREATE OR REPLACE FUNCTION wall.sees_collection(collection_id integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM wagtailcore_collection WHERE id = collection_id
       AND left(path, 8) = ANY (wall.readable_collection_paths())
  )
$$;

CREATE OR REPLACE FUNCTION wall.people() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(id::integer), '{}') FROM users_user
   WHERE is_superuser OR id = wall.person() OR id IN (
     SELECT user_id FROM users_user_groups WHERE group_id = ANY (wall.groups())
   )
$$;

CREATE OR REPLACE FUNCTION wall.workflows() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(workflow_id::integer), '{}') FROM (
    SELECT workflow_id FROM wagtailcore_workflowpage
      JOIN wagtailcore_page ON wagtailcore_page.id = page_id
     WHERE left(path, 8) = wall.page_path()
     UNION
    SELECT workflow_id FROM wagtailcore_workflowstate WHERE board_id = wall.board()
  ) AS own
$$;

CREATE OR REPLACE FUNCTION wall.tasks() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(task_id::integer), '{}') FROM (
    SELECT task_id FROM wagtailcore_workflowtask
     WHERE workflow_id = ANY (wall.workflows())
     UNION
    SELECT task_id FROM wagtailcore_taskstate
      JOIN wagtailcore_workflowstate AS state ON state.id = workflow_state_id
     WHERE state.board_id = wall.board()
  ) AS own
$$;

CREATE OR REPLACE FUNCTION wall.board_of_page(page_id integer) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT board.id FROM wagtailcore_page AS page
    JOIN wagtailcore_page AS board ON board.path = left(page.path, 8)
   WHERE page.id = page_id AND board.depth = 2
$$;

-- The board of any object; none for what all boards share, or what is not there.
CREATE OR REPLACE FUNCTION wall.board_of(type_id integer, object_key text)
RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  key integer := wall.number(object_key);
  kind text;
BEGIN
  SELECT app_label || '.' || model INTO kind
    FROM django_content_type WHERE id = type_id;
  IF kind = 'wagtailcore.page' OR EXISTS (
    SELECT FROM wagtailcore_page WHERE id = key AND content_type_id = type_id
  ) THEN
    RETURN wall.board_of_page(key);
  ELSIF kind = 'wagtailcore.collection' THEN
    RETURN wall.board_of_collection(key);
  ELSIF kind = 'cms.boarddocument' THEN
    RETURN wall.board_of_collection(
      (SELECT collection_id FROM cms_boarddocument WHERE id = key)
    );
  ELSIF kind = 'cms.boardimage' THEN
    RETURN wall.board_of_collection(
      (SELECT collection_id FROM cms_boardimage WHERE id = key)
    );
  ELSIF kind = 'wagtailcore.site' THEN
    RETURN wall.board_of_page((SELECT root_page_id FROM wagtailcore_site WHERE id = key));
  END IF;
  RETURN NULL;
END $$;

-- A page or a file that an administrator takes to another board takes along what is
-- stamped with its board. (Boards themselves may change places: their key stays.)
CREATE OR REPLACE FUNCTION wall.follow_page() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wall.follow(
    ARRAY[NEW.content_type_id, (
      SELECT id FROM django_content_type
       WHERE app_label = 'wagtailcore' AND model = 'page'
    )],
    NEW.id::text
  );
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.follow_file() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM wall.follow(
    ARRAY(SELECT id FROM django_content_type WHERE app_label || '_' || model = TG_TABLE_NAME),
    NEW.id::text
  );
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION wall.follow_collection() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE cms_boarddocument SET collection_id = NEW.id WHERE collection_id = NEW.id;
  UPDATE cms_boardimage SET collection_id = NEW.id WHERE collection_id = NEW.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER wall_follow AFTER UPDATE OF path ON wagtailcore_page
FOR EACH ROW WHEN (NEW.depth > 2 AND left(OLD.path, 8) <> left(NEW.path, 8))
EXECUTE FUNCTION wall.follow_page();

CREATE OR REPLACE TRIGGER wall_follow AFTER UPDATE OF path ON wagtailcore_collection
FOR EACH ROW WHEN (NEW.depth > 2 AND left(OLD.path, 8) <> left(NEW.path, 8))
EXECUTE FUNCTION wall.follow_collection();

CREATE OR REPLACE TRIGGER wall_follow AFTER UPDATE OF collection_id ON cms_boarddocument
FOR EACH ROW EXECUTE FUNCTION wall.follow_file();

CREATE OR REPLACE TRIGGER wall_follow AFTER UPDATE OF collection_id ON cms_boardimage
FOR EACH ROW EXECUTE FUNCTION wall.follow_file();

CREATE INDEX IF NOT EXISTS wall_page_board ON wagtailcore_page (left(path, 8));
CREATE INDEX IF NOT EXISTS wall_page_root ON wagtailcore_page (path) WHERE depth = 1;
