/* Registers that sort, filter and page, and the filters of the coverage page. Loaded by gongkai.js where a page has one. */
(function () {
  "use strict";
  var all = window.gongkai.all, make = window.gongkai.make, say = window.gongkai.say, words = window.gongkai.words;
  var W = {
    found: "筛出{n}{c}", none: "没有符合的，请换个说法或选“全部”", page: "第{a}—{b}{c}，共{n}{c}",
    forth: "往后{n}{c}", back: "往前{n}{c}", hidden: "显示{n}项"
  };
  for (var key in words) W[key] = words[key];
  function arrow(path) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("class", "ic");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    svg.appendChild(line);
    return svg;
  }

  // ---- tables: sort, filter, page. Every row stands in the page; only what is shown changes.
  var collator = window.Intl && Intl.Collator ? new Intl.Collator("zh-CN", { numeric: true }) : null;
  function compare(a, b) { return collator ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0; }
  function fold(text) { return (text.normalize ? text.normalize("NFKC") : text).toLowerCase().replace(/\s+/g, ""); }
  var BOTH = "M8 5v14m0 0-3-3m3 3 3-3M16 19V5m0 0-3 3m3-3 3 3", ONE = "m5 9 7 7 7-7";
  function register(table) {
    var body = table.tBodies[0], rows = all("tr:not(.group)", body), groups = all("tr.group", body), size = +table.dataset.page || 0, at = 0;
    var form = document.querySelector('.filters[data-for="' + table.id + '"]'), found = document.querySelector('[data-count="' + table.id + '"]');
    var unit = (form && form.dataset.counter) || "件", texts = null;
    var nav = size ? make("nav", "pager") : null, words, back, forth;
    if (nav) {
      nav.setAttribute("aria-label", table.caption ? table.caption.textContent : "");
      words = nav.appendChild(make("p"));
      words.setAttribute("role", "status");
      back = nav.appendChild(make("button", "btn plain", say(W.back, { n: size, c: unit })));
      forth = nav.appendChild(make("button", "btn plain", say(W.forth, { n: size, c: unit })));
      back.type = forth.type = "button";
      back.insertBefore(arrow("m14.5 5-7 7 7 7"), back.firstChild);
      forth.appendChild(arrow("m9.5 5 7 7-7 7"));
      back.addEventListener("click", function () { at = Math.max(0, at - size); show(); });
      forth.addEventListener("click", function () { at += size; show(); });
      (table.closest(".frame") || table).insertAdjacentElement("afterend", nav);
    }
    function kept() {
      if (!form) return rows;
      var box = form.querySelector("input"), needle = box ? fold(box.value) : "", selects = all("select", form);
      var date = form.querySelector('input[type="date"]'), day = date && date.value;
      if (needle && !texts) texts = new Map(rows.map(function (row) { return [row, fold(row.textContent)]; }));
      return rows.filter(function (row) {
        // Rows with a period (data-from, data-to) belong to the days between; an empty end is open.
        if (day && ((row.dataset.from || "") > day || (row.dataset.to && row.dataset.to < day))) return false;
        return (!needle || texts.get(row).indexOf(needle) >= 0) && selects.every(function (select) {
          return !select.value || (" " + (row.getAttribute("data-" + select.dataset.key) || "") + " ").indexOf(" " + select.value + " ") >= 0;
        });
      });
    }
    function show(event) {
      var hits = kept(), from = nav ? at : 0, to = nav ? at + size : hits.length, shown = new Set(hits.slice(from, to));
      rows.forEach(function (row) { row.hidden = !shown.has(row); });
      groups.forEach(function (group) {
        var row = group.nextElementSibling, any = false;
        for (; row && !row.classList.contains("group"); row = row.nextElementSibling) any = any || !row.hidden;
        group.hidden = !any;
      });
      if (found) found.textContent = event || hits.length < rows.length ? (hits.length ? say(W.found, { n: hits.length, c: unit }) : W.none) : "";
      if (nav) {
        words.textContent = hits.length ? say(W.page, { a: from + 1, b: Math.min(to, hits.length), n: hits.length, c: unit }) : "";
        if (from === 0 && document.activeElement === back && hits.length > to) forth.focus();
        back.hidden = from === 0;
        forth.hidden = to >= hits.length;
      }
      table.setAttribute("data-ready", "");
    }
    all("th[data-sort]", table.tHead).forEach(function (head) {
      var column = head.cellIndex, kind = head.dataset.sort, button = make("button", "sort");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      button.appendChild(arrow(head.getAttribute("aria-sort") ? ONE : BOTH));
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "descending" : kind === "text";
        all("th[aria-sort]", table.tHead).forEach(function (other) {
          other.removeAttribute("aria-sort");
          other.querySelector("path").setAttribute("d", BOTH);
        });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        button.querySelector("path").setAttribute("d", ONE);
        var keys = new Map(rows.map(function (row) {
          var cell = row.cells[column], text = (cell.dataset.key || cell.textContent).trim();
          return [row, kind === "num" ? parseFloat(text.replace(/[^\d.-]/g, "")) : text];
        }));
        rows.sort(function (a, b) {
          var x = keys.get(a), y = keys.get(b);
          // Rows without a figure come last in both directions.
          if (kind === "num" && (isNaN(x) || isNaN(y))) return (isNaN(x) ? 1 : 0) - (isNaN(y) ? 1 : 0);
          return (up ? 1 : -1) * (kind === "num" ? x - y : compare(x, y));
        });
        rows.forEach(function (row) { body.appendChild(row); });
        at = 0;
        show();
      });
    });
    if (form) {
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      form.addEventListener("input", function (event) { at = 0; show(event); });
    }
    // A link to one row opens the part of the table in which it stands.
    function reveal() {
      var row = location.hash && document.getElementById(location.hash.slice(1)), place = row ? kept().indexOf(row) : -1;
      if (place < 0) return;
      if (nav) at = place - place % size;
      show();
      row.scrollIntoView({ block: "center" });
    }
    show();
    reveal();
    window.addEventListener("hashchange", reveal);
  }
  all("table.table[id], table.table[data-page]").forEach(register);

  // ---- coverage: filters hide rows, never squares
  all(".state-filters").forEach(function (form) {
    var status = document.querySelector("[data-state-count]"), boxes = all("input", form);
    form.addEventListener("change", function () {
      var on = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }), n = 0;
      all("li[data-state]").forEach(function (row) {
        row.hidden = on.indexOf(row.dataset.state) < 0;
        if (!row.hidden) n++;
      });
      // A choice of some states opens the rows that hold them.
      all(".cov details").forEach(function (group) {
        group.open = on.length < boxes.length && !!group.querySelector("li[data-state]:not([hidden])");
      });
      if (status) status.textContent = say(W.hidden, { n: n });
    });
  });
})();
