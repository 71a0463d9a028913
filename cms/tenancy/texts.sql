-- wagtail-localize keeps one row for a text, whichever boards say it, and finds it by
-- its hash. A board sees it through its own pages: that one says it now, or said it when
-- somebody translated it.

CREATE OR REPLACE FUNCTION wall.has_own_page(page_key uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM wagtailcore_page
     WHERE translation_key = page_key AND left(path, 8) = wall.page_path()
  )
$$;

CREATE OR REPLACE FUNCTION wall.says_text(text_id bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM wagtail_localize_stringsegment
      JOIN wagtail_localize_translationsource AS source ON source.id = source_id
     WHERE string_id = text_id AND wall.has_own_page(source.object_id)
  ) OR EXISTS (
    SELECT FROM wagtail_localize_stringtranslation
      JOIN wagtail_localize_translationcontext AS place ON place.id = context_id
     WHERE translation_of_id = text_id AND wall.has_own_page(place.object_id)
  )
$$;

CREATE OR REPLACE FUNCTION wall.has_frame(frame_id bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM wagtail_localize_templatesegment
      JOIN wagtail_localize_translationsource AS source ON source.id = source_id
     WHERE template_id = frame_id AND wall.has_own_page(source.object_id)
  )
$$;
