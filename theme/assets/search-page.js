/* The results page: reads ?q=…, shows what contains it, facets, order, pages and the related tier; every state is an address. */
(function (search) {
  "use strict";
  var PER_PAGE = 20, FEW = 5, FACET_SHORT = 8, WINDOW = 96, BEFORE = 28;
  var FACETS = ["type", "category", "office", "year", "status"];
  var lang = document.documentElement.lang.slice(0, 2) === "en" ? "en" : "zh";
  var page = document.querySelector("[data-search-page]"), words, turn = 0, plain = document.title, last = null, renewed = false;

  function part(name) { return page.querySelector("[data-search-" + name + "]"); }
  function say(key, values) {
    return words[key].replace(/\{(\w+)\}/g, function (all, name) { return values && name in values ? values[name] : all; });
  }
  function make(tag, className, content) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (content !== undefined) made.append(content);
    return made;
  }

  /* ---------- the address is the state */
  function read() {
    var given = new URLSearchParams(location.search), state = { q: given.get("q") || "", order: given.get("order") === "date" ? "date" : "relevance", page: 1, chosen: {} };
    state.page = Math.max(1, Math.floor(Number(given.get("page"))) || 1);
    FACETS.forEach(function (facet) { state.chosen[facet] = given.getAll(facet); });
    return state;
  }
  function address(state, changes) {
    state = Object.assign({}, state, changes);
    var made = new URLSearchParams();
    made.set("q", state.q);
    FACETS.forEach(function (facet) { state.chosen[facet].forEach(function (value) { made.append(facet, value); }); });
    if (state.order === "date") made.set("order", "date");
    if (state.page > 1) made.set("page", state.page);
    return "?" + made;
  }
  function keepPlace() {
    try { history.replaceState({ y: window.scrollY }, ""); } catch (error) { /* A folder opened in a browser that allows no states: the address stays. */ }
  }
  function go(target, top) {
    keepPlace();
    try { history.pushState({ y: top ? 0 : window.scrollY }, "", target); } catch (error) { location.search = target; return; }
    run(top ? 0 : window.scrollY);
  }

  /* ---------- one hit */
  function value(kind, facet) { return String(kind[facet] || ""); }
  function label(kind, facet) {
    if (facet === "type") return kind.typeLabel;
    if (facet === "status") return words["status_" + kind.status] || kind.status;
    return value(kind, facet);
  }
  function marked(into, index, text, terms) {
    var at = 0;
    index.places(text, terms).forEach(function (place) {
      if (place[0] > at) into.append(text.slice(at, place[0]));
      var found = text.slice(place[0], place[1]), mark = make("mark", Array.from(found).length > 6 ? "long" : "", found);
      into.append(mark);
      at = place[1];
    });
    if (at < text.length) into.append(text.slice(at));
    return into;
  }
  function parts(index, into, text, terms, separator, className) {
    text.split(separator).forEach(function (piece) { if (piece) into.append(marked(make("span"), index, piece, terms)); });
    into.className = className;
    return into;
  }
  /* The stretch of prose around the first place, from the beginning of a sentence where one is near. */
  function excerpt(index, text, terms) {
    var places = index.places(text, terms), at = places.length ? places[0][0] : 0, from = Math.max(0, at - BEFORE), before = text.slice(from, at);
    var stop = Math.max(before.lastIndexOf("。"), before.lastIndexOf("；"), before.lastIndexOf("\n"));
    if (stop >= 0) from += stop + 1;
    else if (at <= BEFORE + 8) from = 0;
    var to = Math.min(text.length, Math.max(from + WINDOW, places.length ? Math.min(places[0][1], at + 200) + 20 : 0));
    if (/[\ud800-\udbff]/.test(text[to - 1])) to++;
    if (/[\udc00-\udfff]/.test(text[from])) from--;
    var cut = text.slice(from, to).replace(/\s*\n\s*/g, "　").trim();
    return (from && text[from - 1] !== "\n" && stop < 0 ? "……" : "") + cut + (to < text.length ? "……" : "");
  }
  function iso(day) { return new Date(day * 86400000).toISOString().slice(0, 10); }
  function show(index, hit, entry, terms, level) {
    var item = make("li", "hit"), from = make("p", "from"), heading = make(level), link = make("a");
    var hits = function (text) { return index.places(text, terms).length; };
    from.append(make("span", "type", hit.kind.typeLabel), marked(make("span", "office"), index, hit.kind.office, terms));
    if (hit.kind.status) from.append(make("span", hit.gone ? "tag bad" : "tag", label(hit.kind, "status")));
    if (hit.day) {
      var date = make("time", "", iso(hit.day));
      date.dateTime = iso(hit.day);
      from.append(date);
    }
    link.href = search.site + entry.url + (entry.anchor ? "#" + entry.anchor : "");
    heading.append(marked(link, index, entry.title || entry.url, terms));
    item.append(from, heading);
    if (entry.facts) item.append(parts(index, make("p"), entry.facts, terms, /\s*[·・　]\s*/, "dots"));
    var aliases = entry.aliases.filter(hits), tags = hits(entry.title) || hits(entry.body) ? [] : entry.tags.filter(hits), names = entry.numbers.filter(hits);
    if (names.length || aliases.length || tags.length) {
      var also = make("p", "also");
      names.forEach(function (name) { also.append(marked(make("span", "nb"), index, name, terms), "　"); });
      if (aliases.length) also.append(marked(make("span"), index, say("also", { a: aliases.join("、") }), terms), "　");
      else if (tags.length && !names.length) also.append(marked(make("span"), index, say("tags", { a: tags.join("、") }), terms));
      item.append(also);
    }
    var prose = entry.summary && (hits(entry.summary) || !hits(entry.body)) ? entry.summary : entry.body;
    if (prose) item.append(marked(make("p", "say"), index, excerpt(index, prose, terms), terms));
    return item;
  }
  /* Whether what is shown really contains the words; if not, the index on the server is newer than what this page has read. */
  function contains(index, hit, entry, asked) {
    var texts = [entry.title, hit.kind.office, entry.summary, entry.body].concat(entry.numbers, entry.aliases, entry.tags).map(function (text) { return index.fold.fold(text); });
    return asked.every(function (word) { return texts.some(function (text) { return text.includes(word); }); });
  }

  /* ---------- facets */
  function passes(hit, chosen, but) {
    return FACETS.every(function (facet) {
      return facet === but || !chosen[facet].length || chosen[facet].indexOf(value(hit.kind, facet)) >= 0;
    });
  }
  function facets(hits, state) {
    var form = part("facets"), open = {};
    form.querySelectorAll(".more[open]").forEach(function (more) { open[more.dataset.facet] = 1; });
    var wide = matchMedia("(min-width: 46rem)").matches, was = form.querySelector(".fold"), fold = make("details", "fold");
    fold.open = wide || !!was && was.open;
    fold.append(make("summary", "", words.facets));
    fold.firstChild.hidden = wide;
    form.textContent = "";
    FACETS.forEach(function (facet) {
      var counts = new Map();
      hits.forEach(function (hit) {
        var own = value(hit.kind, facet);
        if (!own || !passes(hit, state.chosen, facet)) return;
        var known = counts.get(own) || { own: own, label: label(hit.kind, facet), count: 0 };
        known.count++;
        counts.set(own, known);
      });
      state.chosen[facet].forEach(function (own) { if (!counts.has(own)) counts.set(own, { own: own, label: own, count: 0 }); });
      var found = Array.from(counts.values()).sort(function (a, b) {
        return facet === "year" ? b.own - a.own : b.count - a.count || (a.label < b.label ? -1 : 1);
      });
      if (!found.length || found.length === 1 && !state.chosen[facet].length && counts.get(found[0].own).count === hits.length) return;
      var set = make("fieldset"), into = set, rest;
      set.append(make("legend", "", words[facet]));
      found.forEach(function (one, k) {
        if (k === FACET_SHORT && found.length > FACET_SHORT + 2) {
          rest = make("details", "more");
          rest.dataset.facet = facet;
          rest.open = !!open[facet];
          rest.append(make("summary", "", say("more_values", { n: found.length - k })));
          set.append(rest);
          into = rest;
        }
        var box = make("input"), row = make("label");
        box.type = "checkbox";
        box.name = facet;
        box.value = one.own;
        box.checked = state.chosen[facet].indexOf(one.own) >= 0;
        if (box.checked && rest) rest.open = true;
        row.append(box, make("span", "", one.label), make("span", "n", String(one.count)));
        into.append(row);
      });
      fold.append(set);
    });
    form.append(fold);
    form.hidden = fold.children.length < 2;
  }

  /* ---------- the page */
  function pager(state, count) {
    var into = part("pager"), pages = Math.ceil(count / PER_PAGE);
    into.textContent = "";
    into.hidden = pages < 2;
    if (pages < 2) return;
    into.append(make("p", "", say("page", { p: state.page, n: pages })));
    [[state.page - 1, "previous", PER_PAGE], [state.page + 1, "next", Math.min(PER_PAGE, count - state.page * PER_PAGE)]].forEach(function (one) {
      if (one[0] < 1 || one[0] > pages) return;
      var link = make("a", "btn", say(one[1], { n: one[2] }));
      link.href = address(state, { page: one[0] });
      link.rel = one[1] === "next" ? "next" : "prev";
      into.append(link);
    });
  }
  function title(text) {
    part("title").textContent = text;
    document.title = text + " - " + plain;
  }
  function sentence(q, count, related) {
    return say(count ? (related ? "exact_related" : "exact") : related ? "none_related" : "none", { q: q, n: count, m: related });
  }
  function clear() {
    ["hits", "also", "why", "nearest", "pager"].forEach(function (name) { part(name).textContent = ""; });
    ["related", "nearest", "pager", "facets", "count", "order", "failed"].forEach(function (name) { part(name).hidden = true; });
  }
  function shown(hits, state) {
    var found = hits.filter(function (hit) { return passes(hit, state.chosen); });
    if (state.order === "date") found.sort(function (a, b) { return b.day - a.day || b.score - a.score || a.doc - b.doc; });
    return found;
  }
  function list(index, hits, termsOf, level, into, now) {
    return Promise.all(hits.map(function (hit) {
      return index.entry(hit, function (entry) { return termsOf.asked ? contains(index, hit, entry, termsOf.asked) : index.places(entry.body, hit.terms || []).length; });
    })).then(function (entries) {
      if (now !== turn) return;
      if (termsOf.asked && !entries.every(function (entry, k) { return contains(index, hits[k], entry, termsOf.asked); })) throw new Error("stale");
      var made = hits.map(function (hit, k) { return show(index, hit, entries[k], termsOf(hit, entries[k]), level); });
      into.textContent = "";
      made.forEach(function (item) { into.append(item); });
    });
  }

  function draw(index, state, asked, hits, now, counting) {
    var kept = shown(hits, state), pages = Math.max(1, Math.ceil(kept.length / PER_PAGE));
    state.page = Math.min(state.page, pages);
    var filtered = FACETS.some(function (facet) { return state.chosen[facet].length; });
    title(counting ? say("counting", { n: hits.length }) : sentence(state.q, hits.length, 0));
    var terms = function () { return asked; };
    terms.asked = asked;
    return list(index, kept.slice((state.page - 1) * PER_PAGE, state.page * PER_PAGE), terms, "h2", part("hits"), now).then(function () {
      if (now !== turn) return;
      part("hits").start = (state.page - 1) * PER_PAGE + 1;
      part("order").hidden = hits.length < 2;
      part("order").querySelectorAll("button").forEach(function (button) { button.setAttribute("aria-pressed", String(button.value === state.order)); });
      var told = part("count");
      told.hidden = !filtered;
      told.textContent = "";
      if (filtered) {
        var button = make("button", "clear", words.clear);
        button.type = "button";
        told.append(make("span", "", say("filtered", { n: kept.length })), button);
      }
      if (counting) return;
      facets(hits, state);
      pager(state, kept.length);
      return { text: filtered ? sentence(state.q, hits.length, 0) + " " + say("filtered", { n: kept.length }) : sentence(state.q, hits.length, 0) };
    });
  }

  function why(one) {
    var several = Array.isArray(one[2]) ? one[2].map(function (word) { return say("quote", { a: word }); }).join(words.quote_join) : one[2];
    return say(one[0], { a: one[1], b: several });
  }
  function related(index, state, asked, exact, count, now) {
    return search.part("search-related").then(function () { return search.related(index, asked, exact); }).then(function (found) {
      if (now !== turn) return null;
      if (!found) return 0;
      return list(index, found.hits, function (hit, entry) {
        return hit.terms || search.related.stretches(index, entry, hit, found.pieces);
      }, "h3", part("also"), now).then(function () {
        if (now !== turn) return null;
        found.why.forEach(function (one) { part("why").append(make("p", "why", why(one))); });
        part("related").hidden = false;
        title(sentence(state.q, count, found.hits.length));
        return found.hits.length;
      });
    });
  }
  /* Titles and words that share most with a query nothing was found for. */
  function nearest(index, asked) {
    var pairs = [], seen = {}, found = [];
    asked.forEach(function (word) { for (var k = 0; k < word.length - 1; k++) pairs.push(word.slice(k, k + 2)); });
    if (!pairs.length) return;
    var said = [].concat.apply([], index.start.synonyms.map(function (group) { return group[2].concat(group[3]); }));
    said.concat(index.start.titles, Array.from(index.loadedTitles.keys())).forEach(function (text) {
      var folded = index.fold.fold(text), common = pairs.filter(function (pair) { return folded.includes(pair); }).length;
      if (!common || common * 3 < pairs.length || seen["_" + folded]) return;
      seen["_" + folded] = 1;
      found.push({ text: text, value: common / (pairs.length + folded.length) });
    });
    found.sort(function (a, b) { return b.value - a.value; });
    if (!found.length) return;
    var items = make("ul");
    found.slice(0, 5).forEach(function (one) {
      var item = make("li"), link = make("a", "", one.text);
      link.href = "?" + new URLSearchParams({ q: one.text });
      item.append(link);
      items.append(item);
    });
    part("nearest").append(make("p", "", words.nearest), items);
    part("nearest").hidden = false;
  }

  function failed(error) {
    var stale = error && error.message === "stale", told = part("failed");
    told.querySelector("p").textContent = words ? (stale ? words.stale : location.protocol === "file:" ? words.failed_file : words.failed) : told.querySelector("p").textContent;
    title(words ? words.heading : plain);
    part("hits").textContent = "";
    told.hidden = false;
  }

  function run(y) {
    var now = ++turn, state = read(), box = page.querySelector('input[name="q"]');
    box.value = state.q;
    return Promise.all([search.load("words"), search.core.open()]).then(function (both) {
      words = both[0][lang];
      var index = both[1], asked = index.fold.words(state.q), began = performance.now();
      if (now !== turn) return;
      if (!asked.length) {
        clear();
        title(words.heading);
        part("status").textContent = state.q ? words.empty : "";
        last = null;
        return;
      }
      var known = last && last.index === index && last.key === asked.join(" ") ? last : null;
      if (!known) {
        clear();
        title(words.loading);
      }
      var searched = known ? Promise.resolve(known) : index.all(asked, function (some) {
        index.rank(some).then(function (hits) { if (now === turn && !last) return draw(index, state, asked, hits, now, true); }).catch(function () { /* The whole answer follows, or its error. */ });
      }).then(function (found) {
        return index.rank(found).then(function (hits) { return { index: index, key: asked.join(" "), found: found, hits: hits, related: null }; });
      });
      if (!known) last = null;
      return searched.then(function (answer) {
        if (now !== turn) return;
        last = answer;
        page.dataset.computed = Math.round(performance.now() - began);
        return draw(index, state, asked, answer.hits, now, false).then(function (told) {
          if (now !== turn) return;
          if (answer.hits.length >= FEW) return told.text;
          if (answer.related !== null) {
            if (answer.related) title(sentence(state.q, answer.hits.length, answer.related));
            return told.text;
          }
          return related(index, state, asked, answer.found, answer.hits.length, now).then(function (count) {
            if (now !== turn || count === null) return;
            answer.related = count;
            if (!count && !answer.hits.length) nearest(index, asked);
            return sentence(state.q, answer.hits.length, count);
          });
        });
      }).then(function (text) {
        if (now !== turn) return;
        part("status").textContent = text || "";
        page.dataset.done = String(now);
        page.dataset.query = state.q;
        if (y !== undefined) window.scrollTo(0, y);
      });
    }).catch(function (error) {
      if (now !== turn) return;
      if (!renewed) {
        /* Most often the site was rebuilt while the page was open: once, begin again with the newest index. */
        renewed = true;
        last = null;
        search.core.renew();
        return run(y);
      }
      failed(error);
      page.dataset.done = String(now);
    });
  }

  search.page = function () {
    var form = page.querySelector('form[role="search"]'), chosen = part("facets");
    if ("scrollRestoration" in history) history.scrollRestoration = "manual";
    window.addEventListener("pagehide", keepPlace);
    window.addEventListener("popstate", function (event) { run(event.state ? event.state.y : 0); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var box = form.querySelector('input[name="q"]');
      box.blur();
      go(address({ q: box.value.trim(), order: "relevance", page: 1, chosen: read0() }), true);
    });
    function read0() { return FACETS.reduce(function (none, facet) { none[facet] = []; return none; }, {}); }
    chosen.addEventListener("change", function (event) {
      var state = read(), box = event.target;
      FACETS.forEach(function (facet) {
        state.chosen[facet] = Array.from(chosen.querySelectorAll('input[name="' + facet + '"]:checked')).map(function (one) { return one.value; });
      });
      go(address(state, { page: 1 }));
      waitFocus(box.name, box.value);
    });
    chosen.addEventListener("submit", function (event) { event.preventDefault(); });
    /* The list of facets is drawn anew: the keyboard stays where it was. */
    function waitFocus(name, own) {
      var watch = new MutationObserver(function () {
        var same = Array.from(chosen.querySelectorAll('input[name="' + name + '"]')).find(function (one) { return one.value === own; });
        if (same) { watch.disconnect(); same.focus({ preventScroll: true }); }
      });
      watch.observe(chosen, { childList: true });
    }
    part("order").addEventListener("click", function (event) {
      if (event.target.value) go(address(read(), { order: event.target.value, page: 1 }));
    });
    part("count").addEventListener("click", function (event) {
      if (event.target.className === "clear") go(address(read(), { chosen: read0(), page: 1 }));
    });
    part("pager").addEventListener("click", function (event) {
      var link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      go(link.getAttribute("href"), true);
      part("title").setAttribute("tabindex", "-1");
      part("title").focus({ preventScroll: true });
    });
    part("reload").addEventListener("click", function () { location.reload(); });
    run(history.state ? history.state.y : undefined);
  };
})(window.gongkaiSearch);
