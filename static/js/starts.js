// Begins Wagtail's widgets where an element says so: no script stands in the page.
(() => {
  // Nothing else begins, whatever has got into a page.
  const made = ["Chooser", "PageChooser", "ImageChooser", "DocumentChooser", "SnippetChooser",
    "InlinePanel", "MultipleChooserPanel"];
  const called = ["initDateChooser", "createTaskChooser"];

  class StartsHere extends HTMLElement {
    // At once, as a script would: what comes after it relies on that.
    connectedCallback() {
      if (this.hasBegun) return;
      this.hasBegun = true;
      const { name } = this.dataset;
      const given = JSON.parse(this.dataset.given);
      if (made.includes(name)) new window[name](...given);
      if (called.includes(name)) window[name](...given);
    }
  }
  customElements.define("starts-here", StartsHere);
})();
