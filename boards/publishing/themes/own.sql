-- A board's own theme is on no page of another board, whichever door it comes by. What
-- all boards have is on every board's. Called with the column that names the page.
CREATE OR REPLACE FUNCTION wall.keep_own_theme() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM boards_theme AS theme
      JOIN wagtailcore_page AS page
        ON page.id = wall.number(to_jsonb(NEW) ->> TG_ARGV[0])
      JOIN wagtailcore_page AS board ON board.path = left(page.path, 8)
     WHERE theme.id = NEW.theme_id AND theme.board_id <> board.id
  ) THEN
    RAISE EXCEPTION 'this theme is another board''s' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

-- An old database does not have the column yet.
DO $$
DECLARE
  named text[];
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_attribute WHERE attname = 'board_id'
       AND attrelid = to_regclass('public.boards_theme')
  ) THEN
    RETURN;
  END IF;
  FOREACH named SLICE 1 IN ARRAY ARRAY[
    ['boards_reviewpage_themes', 'reviewpage_id'],
    ['boards_briefingpage_themes', 'briefingpage_id'],
    ['boards_bulletinpage_themes', 'bulletinpage_id'],
    ['boards_practicethemepage', 'page_ptr_id']
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER wall_own_theme BEFORE INSERT OR UPDATE OF theme_id ON %I'
      ' FOR EACH ROW WHEN (NEW.theme_id IS NOT NULL)'
      ' EXECUTE FUNCTION wall.keep_own_theme(%L)', named[1], named[2]
    );
  END LOOP;
END $$;

-- Whether the public of a board reads of a theme that is the board's own: a page of it that
-- is public names it.
CREATE OR REPLACE FUNCTION wall.public_theme(theme bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 5000 SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM boards_reviewpage_themes
     WHERE theme_id = theme AND wall.public_page(reviewpage_id)
  ) OR EXISTS (
    SELECT FROM boards_briefingpage_themes
     WHERE theme_id = theme AND wall.public_page(briefingpage_id)
  ) OR EXISTS (
    SELECT FROM boards_bulletinpage_themes
     WHERE theme_id = theme AND wall.public_page(bulletinpage_id)
  ) OR EXISTS (
    SELECT FROM boards_practicethemepage
     WHERE theme_id = theme AND wall.public_page(page_ptr_id)
  );
END $$;
