/* What a page does beyond reading: modes, today's slip, dated values. Everything works without it. */
(function () {
  "use strict";
  var root = document.documentElement;

  // ---- words (data-words on this script's tag, as JSON, overrides them)
  var W = {
    today: "今天", due: "截止", over: "已结束", nth: "今天第{n}天", open: "{place}今日办公", shut: "{place}今日不办公",
    now: "现在开着，到{t}", later: "今天{t}开门", next: "下次办公：{d}{w}{t}", am: "上午", pm: "下午",
    unknown: "节假日安排尚未公布，请先打电话问", left: "还有{n}天到期", expired: "已到期", last: "今天到期",
    week: "一二三四五六日", lunar: "农历"
  };
  var script = document.currentScript;
  try {
    var own = JSON.parse((script && script.getAttribute("data-words")) || "{}");
    for (var key in own) W[key] = own[key];
  } catch (error) { /* The built-in words hold. */ }
  function say(word, values) {
    return word.replace(/\{(\w+)\}/g, function (_, name) { return values[name] === undefined ? "" : values[name]; });
  }
  function all(selector, scope) { return Array.prototype.slice.call((scope || document).querySelectorAll(selector)); }
  function make(tag, name, text) {
    var node = document.createElement(tag);
    if (name) node.className = name;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // ---- modes: 长者模式 changes its words, the other two are pressed or not
  function systemWants(mode) {
    if (!window.matchMedia) return false;
    if (mode === "theme") return root.getAttribute("data-contrast") !== "high" && matchMedia("(prefers-color-scheme: dark)").matches && !systemWants("contrast");
    return mode === "contrast" && matchMedia("(prefers-contrast: more)").matches && root.getAttribute("data-theme") !== "dark";
  }
  var off = { size: "normal", contrast: "normal", theme: "light" };
  function isOn(mode, value) {
    var set = root.getAttribute("data-" + mode);
    return set ? set === value && !(mode === "theme" && root.getAttribute("data-contrast") === "high") : systemWants(mode);
  }
  function showModes() {
    all("[data-mode][aria-pressed]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(isOn(button.dataset.mode, button.dataset.value)));
    });
  }
  function setMode(mode, value) {
    root.setAttribute("data-" + mode, value);
    try {
      var kept = JSON.parse(localStorage.getItem("gongkai")) || {};
      kept[mode] = value;
      localStorage.setItem("gongkai", JSON.stringify(kept));
    } catch (error) { /* No storage: the choice holds for this page. */ }
  }
  all("[data-mode]").forEach(function (button) {
    button.addEventListener("click", function () {
      var mode = button.dataset.mode, on = isOn(mode, button.dataset.value);
      setMode(mode, on ? off[mode] : button.dataset.value);
      // High contrast has one palette, on white: choosing it or dark ends the other.
      if (!on && mode === "contrast") setMode("theme", "light");
      if (!on && mode === "theme") setMode("contrast", "normal");
      showModes();
    });
  });
  showModes();

  // ---- the clock: calendar days in Asia/Shanghai, as whole numbers since 1970
  var DAY = 86400000;
  function read(iso) { var p = iso.split("-"); return Date.UTC(+p[0], p[1] - 1, +p[2]) / DAY; }
  function iso(day) { return new Date(day * DAY).toISOString().slice(0, 10); }
  function weekday(day) { return (day + 3) % 7; } // 0 is Monday: 1970-01-01 was a Thursday
  var shanghai = new Date(Date.now() + 8 * 3600000);
  var fixed = root.getAttribute("data-today");
  var today = fixed ? read(fixed) : Math.floor(shanghai.getTime() / DAY);
  var minute = shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes();

  // ---- days left
  all(".left[data-until]").forEach(function (node) {
    var days = read(node.dataset.until) - today, fig = node.querySelector(".fig"), unit = node.querySelector(".unit");
    node.classList.toggle("over", days < 0);
    node.classList.toggle("soon", days >= 0 && days <= +(node.dataset.soon || 3));
    fig.textContent = days < 0 ? W.over : days === 0 ? W.today : days;
    unit.textContent = days < 0 ? "" : days === 0 ? W.due : node.dataset.unit;
  });
  all(".progress[data-until]").forEach(function (node) {
    var from = read(node.dataset.from), total = read(node.dataset.until) - from, day = Math.max(0, Math.min(total, today - from));
    var done = node.querySelector(".done"), nth = node.querySelector(".nth");
    if (done) done.setAttribute("width", (total ? 100 * day / total : 100) + "%");
    if (nth) nth.textContent = today - from > 0 && today - from <= total ? say(W.nth, { n: day }) : "";
  });
  all("[data-valid-to]").forEach(function (node) {
    var days = read(node.dataset.validTo) - today, note = node.querySelector(".under");
    if (days > +(node.dataset.soon || 60)) { if (note) note.hidden = true; return; }
    if (!note) { note = make("span", "under"); node.appendChild(note); }
    note.hidden = false;
    note.className = "under " + (days < 0 ? "bad" : "warn");
    note.textContent = days < 0 ? W.expired : days === 0 ? W.last : say(W.left, { n: days });
  });

  // ---- hours. data-hours: {"week": [[["8:30","11:30"], …] × 7 from Monday], "closed": ["2026-10-01/2026-10-07", …],
  //      "open": ["2026-10-10", …] (working days put on a weekend, with Friday's hours), "known": "2026-12-31" (last day of the published calendar)}
  function within(day, ranges) {
    return (ranges || []).some(function (range) {
      var ends = range.split("/");
      return day >= read(ends[0]) && day <= read(ends[1] || ends[0]);
    });
  }
  function hoursOf(plan, day) {
    if (within(day, plan.open)) return plan.week[weekday(day)].length ? plan.week[weekday(day)] : plan.week[4];
    return within(day, plan.closed) ? [] : plan.week[weekday(day)];
  }
  function minutes(text) { var p = text.split(":"); return p[0] * 60 + +p[1]; }
  function span(pair) { return pair[0] + "—" + pair[1]; }
  function half(pair) { return (minutes(pair[0]) < 720 ? W.am : W.pm) + span(pair); }
  function dayText(day) { var d = new Date(day * DAY); return d.getUTCMonth() + 1 + "月" + d.getUTCDate() + "日"; }
  function nextOpen(plan, day) {
    for (var d = day + 1; d < day + 15; d++) {
      if (plan.known && d > read(plan.known)) return null;
      var hours = hoursOf(plan, d);
      if (hours.length) return { day: d, hours: hours };
    }
    return null;
  }
  function nextText(plan, day) {
    var next = nextOpen(plan, day);
    return next ? say(W.next, { d: dayText(next.day), w: "（星期" + W.week[weekday(next.day)] + "）", t: next.hours[0][0] }) : W.unknown;
  }
  var digits = "〇一二三四五六七八九十";
  function han(n) {
    return n <= 10 ? digits[n] : (n >= 20 ? digits[Math.floor(n / 10)] : "") + "十" + (n % 10 ? digits[n % 10] : "");
  }
  function lunar(day) {
    try {
      var parts = new Intl.DateTimeFormat("zh-CN-u-ca-chinese", { timeZone: "UTC", month: "long", day: "numeric" }).formatToParts(new Date(day * DAY));
      var month = "", n = 0;
      parts.forEach(function (part) {
        if (part.type === "month") month = part.value;
        if (part.type === "day") n = parseInt(part.value, 10) || 0;
      });
      if (!n || !/月$/.test(month)) return "";
      return W.lunar + month + (n <= 10 ? "初" + digits[n] : n < 20 ? "十" + digits[n - 10] : n === 20 ? "二十" : n < 30 ? "廿" + digits[n - 20] : "三十");
    } catch (error) { return ""; }
  }
  function plan(node) { try { return JSON.parse(node.dataset.hours); } catch (error) { return null; } }
  all(".today[data-hours]").forEach(function (slip) {
    var hours = plan(slip), date = new Date(today * DAY), box = slip.querySelector(".date");
    var text = han(date.getUTCMonth() + 1) + "月" + han(date.getUTCDate()) + "日", moon = lunar(today);
    box.appendChild(make("b", "", text));
    box.appendChild(make("span", "wd", "星期" + W.week[weekday(today)]));
    if (moon) box.appendChild(make("span", "", moon));
    box.classList.toggle("long", text.length > 6);
    if (!hours) return;
    var is = slip.querySelector(".is"), list = slip.querySelector(".h");
    if (hours.known && today > read(hours.known)) { list.appendChild(make("li", "", W.unknown)); return; }
    var open = hoursOf(hours, today);
    is.textContent = say(open.length ? W.open : W.shut, slip.dataset);
    is.classList.toggle("shut", !open.length);
    list.textContent = "";
    if (open.length) open.forEach(function (pair) { list.appendChild(make("li", "", half(pair))); });
    else list.appendChild(make("li", "", nextText(hours, today)));
  });
  all(".opening[data-hours]").forEach(function (node) {
    var hours = plan(node);
    if (!hours) return;
    if (hours.known && today > read(hours.known)) { node.textContent += "　" + W.unknown; return; }
    var open = hoursOf(hours, today), text = "";
    open.forEach(function (pair) {
      if (text) return;
      if (minute < minutes(pair[0])) text = say(W.later, { t: pair[0] });
      else if (minute < minutes(pair[1])) text = say(W.now, { t: pair[1] });
    });
    node.appendChild(make("span", "under", text || nextText(hours, today)));
  });

  // ---- contents list: the section asked for is the current one
  function current() {
    var links = all(".toc a"), hash = decodeURIComponent(location.hash);
    var hit = links.filter(function (link) { return hash && decodeURIComponent(link.hash) === hash; })[0] || links[0];
    links.forEach(function (link) { link === hit ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current"); });
  }
  if (document.querySelector(".toc")) { current(); window.addEventListener("hashchange", current); }

  // ---- tables and the coverage page have a file of their own, loaded where it is needed
  if (script && document.querySelector("table.table[id], table[data-page], .state-filters")) {
    window.gongkai = { all: all, make: make, say: say, words: W };
    var more = document.createElement("script");
    more.src = script.src.replace("gongkai.js", "tables.js");
    document.head.appendChild(more);
  }

  // ---- frames that scroll can be reached by keyboard; print buttons print; the menu closes on Escape
  all(".frame").forEach(function (frame) {
    if (frame.scrollWidth <= frame.clientWidth) return;
    var caption = frame.querySelector("caption");
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", caption ? caption.textContent : "表格");
  });
  all("[data-print]").forEach(function (button) { button.addEventListener("click", function () { window.print(); }); });
  all(".menu").forEach(function (menu) {
    menu.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
})();
