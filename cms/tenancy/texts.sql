-- wagtail-localize keeps one row for a text, whichever boards say it, and finds it by
-- its hash. A board sees it through its own pages: that one says it now, or said it when
-- somebody translated it. (In PL/pgSQL, whose questions are planned once a connection:
-- a page has many texts, and each of them is asked.)

CREATE OR REPLACE FUNCTION wall.says_text(text_id bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM wagtail_localize_stringsegment
      JOIN wagtail_localize_translationsource AS source ON source.id = source_id
      JOIN wagtailcore_page AS page ON page.translation_key = source.object_id
     WHERE string_id = text_id AND left(page.path, 8) = wall.page_path()
  ) OR EXISTS (
    SELECT FROM wagtail_localize_stringtranslation
      JOIN wagtail_localize_translationcontext AS place ON place.id = context_id
      JOIN wagtailcore_page AS page ON page.translation_key = place.object_id
     WHERE translation_of_id = text_id AND left(page.path, 8) = wall.page_path()
  );
END $$;

CREATE OR REPLACE FUNCTION wall.has_frame(frame_id bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM wagtail_localize_templatesegment
      JOIN wagtail_localize_translationsource AS source ON source.id = source_id
      JOIN wagtailcore_page AS page ON page.translation_key = source.object_id
     WHERE template_id = frame_id AND left(page.path, 8) = wall.page_path()
  );
END $$;
