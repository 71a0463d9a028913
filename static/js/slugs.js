// Slugs keep the signs that belong to letters while a title is typed, as cms/slugs.py
// keeps them. Wagtail's own script drops them: শিশু would become শশ.
(function () {
  "use strict";

  const LONGEST = 255; // characters, as the field in the database
  const NOT_OF_A_SLUG =
    /[^\p{L}\p{N}\p{Mn}\p{Mc}\s_-]|\p{Default_Ignorable_Code_Point}/gu;
  const STRAY_MARKS = /(^|[\s_-])[\p{Mn}\p{Mc}]+/gu;

  function cleaned(text) {
    return text
      .toLowerCase()
      .replace(/i\u0307/g, "i")
      .normalize("NFC")
      .replace(NOT_OF_A_SLUG, "")
      .replace(STRAY_MARKS, "$1");
  }

  function slugOfTitle(text) {
    return cleaned(text.normalize("NFKC"))
      .replace(/[-\s]+/g, "-")
      .replace(/^[-_]+/, "")
      .substring(0, LONGEST)
      .replace(/[-_]+$/, "");
  }

  function slugAsTyped(text) {
    return cleaned(text).replace(/\s+/g, "-");
  }

  function replace(prototype, name, clean) {
    const wagtails = prototype[name];
    prototype[name] = function (event, { ignoreUpdate = false, runFormat = !ignoreUpdate } = {}) {
      if (!this.allowUnicodeValue) {
        return wagtails.call(this, event, { ignoreUpdate, runFormat });
      }
      const { value = this.element.value } = event?.detail || {};
      const slug = clean(this.prepareValue(value, { runFormat }));
      if (!ignoreUpdate && value) {
        this.applyUpdate(name, slug, value);
      }
      return slug;
    };
  }

  const slugs = window.wagtail.app.router.modulesByIdentifier.get("w-slug");
  const { prototype } = slugs.definition.controllerConstructor;
  replace(prototype, "slugify", slugAsTyped);
  replace(prototype, "urlify", slugOfTitle);
})();
