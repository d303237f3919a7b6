/* Suggests titles under the search box while somebody types: only from what is loaded already, so a keystroke fetches nothing. */
(function (search) {
  "use strict";
  var MOST = 8, count = 0;

  function titles(index) {
    return index.start.titles.concat(Array.from(index.loadedTitles.keys()));
  }
  /* Titles that contain every word, those that begin with the first one before the others, short before long. */
  function fitting(index, typed) {
    var words = index.fold.words(typed), found = [], seen = {};
    if (!words.length) return found;
    titles(index).forEach(function (title) {
      var folded = index.fold.fold(title), at = folded.indexOf(words[0]);
      if (seen["_" + folded] || !words.every(function (word) { return folded.includes(word); }) || folded === words.join("")) return;
      seen["_" + folded] = 1;
      found.push({ title: title, order: (at ? 1000 : 0) + folded.length });
    });
    return found.sort(function (a, b) { return a.order - b.order; }).slice(0, MOST).map(function (one) { return one.title; });
  }

  search.suggest = function (form, box) {
    return Promise.all([search.core.open(), search.load("words")]).then(function (both) {
      var index = both[0], lang = document.documentElement.lang.slice(0, 2) === "en" ? "en" : "zh", words = both[1][lang];
      var list = document.createElement("ul"), told = document.createElement("p"), active = -1, typed = "", composing = false;
      list.className = "suggest";
      list.id = "suggest-" + ++count;
      list.hidden = true;
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", words.suggestions);
      told.className = "vh";
      told.setAttribute("role", "status");
      form.append(list, told);
      box.setAttribute("role", "combobox");
      box.setAttribute("aria-autocomplete", "list");
      box.setAttribute("aria-controls", list.id);
      box.setAttribute("aria-expanded", "false");

      function close() {
        list.hidden = true;
        active = -1;
        box.setAttribute("aria-expanded", "false");
        box.removeAttribute("aria-activedescendant");
      }
      function choose(to) {
        var options = list.children;
        if (options[active]) options[active].setAttribute("aria-selected", "false");
        active = (to + options.length + 1) % (options.length + 1);
        if (active === options.length) {
          active = -1;
          box.removeAttribute("aria-activedescendant");
          box.value = typed;
          return;
        }
        options[active].setAttribute("aria-selected", "true");
        options[active].scrollIntoView({ block: "nearest" });
        box.setAttribute("aria-activedescendant", options[active].id);
        box.value = options[active].textContent;
      }
      function show() {
        typed = box.value;
        active = -1;
        var found = fitting(index, typed);
        list.textContent = "";
        found.forEach(function (title, k) {
          var option = document.createElement("li");
          option.id = list.id + "-" + k;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.textContent = title;
          list.appendChild(option);
        });
        told.textContent = found.length ? words.suggested.replace("{n}", found.length) : "";
        if (!found.length) return close();
        list.hidden = false;
        box.setAttribute("aria-expanded", "true");
        box.removeAttribute("aria-activedescendant");
      }
      box.addEventListener("compositionstart", function () { composing = true; });
      box.addEventListener("compositionend", function () { composing = false; show(); });
      box.addEventListener("input", function () { if (!composing) show(); });
      box.addEventListener("blur", close);
      box.addEventListener("keydown", function (event) {
        if (composing || event.isComposing) return;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          if (list.hidden) show();
          if (list.hidden) return;
          event.preventDefault();
          choose(event.key === "ArrowDown" ? active + 1 : active < 0 ? list.children.length - 1 : active - 1);
        } else if (event.key === "Escape" && !list.hidden) {
          event.preventDefault();
          box.value = typed;
          close();
        }
      });
      form.addEventListener("submit", close);
      list.addEventListener("mousedown", function (event) {
        var option = event.target.closest("li");
        event.preventDefault();
        if (!option) return;
        box.value = option.textContent;
        close();
        form.requestSubmit();
      });
      if (document.activeElement === box && box.value && !form.closest("[data-search-page]")) show();
    });
  };
  search.suggest.fitting = fitting;
  search.suggest.titles = titles;
})(window.gongkaiSearch);
