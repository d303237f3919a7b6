/* The search box on every page: sends the question to the results page, and fetches the search only when somebody begins to type. */
(function () {
  "use strict";
  var own = document.currentScript.src, assets = own.replace(/[^/]*$/, ""), version = (own.match(/\?.*$/) || [""])[0];
  var site = new URL("../", assets).href, answers = {}, waiting = {}, stamp = "", parts = {};

  /* Every file of the index is a classic script that calls this: fetch() and modules do not work from a folder. */
  function gongkaiSearch(name, payload) {
    answers[name] = payload;
  }

  function script(address) {
    return new Promise(function (done, fail) {
      var tag = document.createElement("script");
      tag.src = address;
      tag.charset = "utf-8";
      tag.onload = function () { tag.remove(); done(); };
      tag.onerror = function () { tag.remove(); fail(new Error(address)); };
      document.head.appendChild(tag);
    });
  }

  /* A file of the index by its name, once. What comes first is asked for anew every ten minutes; it carries the version of the rest. */
  function load(name) {
    if (!waiting[name]) {
      var mark = answers.start ? answers.start.version : stamp || Math.floor(Date.now() / 600000);
      waiting[name] = script(site + "search/" + name + ".js" + "?v=" + mark).then(function () {
        if (!(name in answers)) throw new Error(name);
        return answers[name];
      });
      waiting[name].catch(function () { delete waiting[name]; });
    }
    return waiting[name];
  }

  /* Forget the whole index and take the newest: the site was rebuilt while this page was open. */
  function renew() {
    stamp = "n" + Date.now();
    answers = {};
    waiting = {};
  }

  /* A further script of the search, once. */
  function part(name) {
    return (parts[name] = parts[name] || script(assets + name + ".js" + version));
  }

  gongkaiSearch.site = site;
  gongkaiSearch.load = load;
  gongkaiSearch.renew = renew;
  gongkaiSearch.part = part;
  gongkaiSearch.loaded = function () { return answers; };
  window.gongkaiSearch = gongkaiSearch;

  document.querySelectorAll('form.search[role="search"]').forEach(function (form) {
    form.action = site + "search.html";
    var box = form.querySelector('input[name="q"]');
    if (!box) return;
    function wake() {
      box.removeEventListener("focus", wake);
      part("search-core").then(function () { return part("search-box"); })
        .then(function () { return gongkaiSearch.suggest(form, box); })
        .catch(function () { /* Without the index there are no suggestions; the results page says so. */ });
    }
    if (document.activeElement === box) wake();
    else box.addEventListener("focus", wake);
  });
  if (document.querySelector("[data-search-page]")) {
    Promise.all([part("search-core"), part("search-page")]).then(function () { gongkaiSearch.page(); }, function () {
      var told = document.querySelector("[data-search-failed]");
      if (told) told.hidden = false;
    });
  }
})();
