/* Finds what contains the query: the fold, the postings, the exact order. Twin of gongkai/site/search/query.py; formats in postings.py, store.py. */
(function (search) {
  "use strict";
  var HASH = 2097152, SPREAD = 1296111, KINDS = 11, ZONE = 268435456, EARLY = 200;
  var SCORES = [1, 2, 4, 8, 16], GONE = { repealed: 1, expired: 1, withdrawn: 1 };
  var SPACES = /[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

  /* ---------- numbers (codes.py) */
  var VALUE = new Uint8Array(128), LEADS = [0, 64, 87, 91, 92], STARTS = [0, 64, 2203, 36799, 841156];
  for (var code = 32, value = 0; code < 127; code++) if (code !== 34 && code !== 92) VALUE[code] = value++;

  function Reader(text) {
    this.text = text;
    this.at = 0;
  }
  Reader.prototype.next = function () {
    var lead = VALUE[this.text.charCodeAt(this.at++)];
    if (lead < 64) return lead;
    var more = lead < 87 ? 1 : lead < 91 ? 2 : lead < 92 ? 3 : 4, rest = lead - LEADS[more];
    for (var k = 0; k < more; k++) rest = rest * 93 + VALUE[this.text.charCodeAt(this.at++)];
    return STARTS[more] + rest;
  };
  Reader.prototype.more = function () { return this.at < this.text.length; };
  function numbers(text) {
    var reader = new Reader(text), found = [];
    while (reader.more()) found.push(reader.next());
    return found;
  }
  function unzigzag(number) { return number & 1 ? -(number + 1) / 2 : number / 2; }

  /* ---------- fold (fold.py) */
  function Fold(stored) {
    var table = new Map(), gaps = new Reader(stored.gaps), targets = new Reader(stored.targets), end = 0, target = 0;
    while (gaps.more()) {
      var head = gaps.next(), first = end + (head >> 1), length = head & 1 ? gaps.next() + 2 : 1;
      target += unzigzag(targets.next());
      for (var k = 0; k < length; k++) table.set(first + k, String.fromCodePoint(target + k));
      end = first + length;
      target += length - 1;
    }
    if (stored.many) stored.many.split(" ").forEach(function (text) {
      var from = text.codePointAt(0);
      table.set(from, text.slice(from > 65535 ? 2 : 1));
    });
    var edges = [], edge = 0;
    numbers(stored.drop).forEach(function (step) { edges.push(edge += step); });
    this.table = table;
    this.edges = edges;
  }
  Fold.prototype.char = function (code) {
    var known = this.table.get(code);
    if (known !== undefined) return known;
    var low = 0, high = this.edges.length;
    while (low < high) {
      var middle = low + high >> 1;
      if (this.edges[middle] <= code) low = middle + 1; else high = middle;
    }
    known = low & 1 ? "" : String.fromCodePoint(code);
    this.table.set(code, known);
    return known;
  };
  Fold.prototype.fold = function (text) { return this.map(text).text; };
  /* The folded text, and per UTF-16 unit of it the index in the original and the index behind the character it came from. */
  Fold.prototype.map = function (text) {
    var folded = "", from = [], to = [];
    for (var at = 0; at < text.length;) {
      var code = text.codePointAt(at), next = at + (code > 65535 ? 2 : 1), part = this.char(code);
      folded += part;
      for (var k = 0; k < part.length; k++) { from.push(at); to.push(next); }
      at = next;
    }
    return { text: folded, from: from, to: to };
  };
  Fold.prototype.words = function (query) {
    var self = this, seen = {}, found = [];
    query.split(SPACES).forEach(function (word) {
      word = self.fold(word);
      if (word && !seen["_" + word]) { seen["_" + word] = 1; found.push(word); }
    });
    return found;
  };

  /* ---------- the trie of shards (layout.py) */
  function spread(code) { return code * SPREAD % HASH; }
  function shape(text) {
    var leaves = new Map(), at = 0;
    (function walk(path) {
      var kind = text[at++];
      if (kind === "s") { walk(path + "0"); walk(path + "1"); }
      else if (kind === "l") leaves.set(path, parseInt("1" + path, 2).toString(36));
    })("");
    return leaves;
  }
  function bits(number) { return (HASH + number).toString(2).slice(1); }
  function leaf(leaves, key) {
    for (var length = 0; length <= key.length; length++) {
      var name = leaves.get(key.slice(0, length));
      if (name !== undefined) return name;
    }
    return "";
  }

  /* ---------- postings (postings.py) */
  function keys(text, pairs) {
    var found = new Map(), reader = new Reader(text), entry = 0;
    function char() {
      var code = text.codePointAt(reader.at), own = String.fromCodePoint(code);
      reader.at += own.length;
      return own;
    }
    while (reader.more()) {
      var first = char(), many = pairs ? reader.next() : 1;
      while (many--) {
        var key = pairs ? first + char() : first, count = reader.next(), files = null;
        if (!count) {
          count = reader.next();
          files = [];
          for (var k = reader.next(), before = 0; k > 0; k--) files.push(before += reader.next());
        }
        found.set(key, { entry: entry, count: count, files: files });
        if (!files) entry += count;
      }
    }
    return found;
  }
  function documents(gaps, counts, first) {
    var reader = new Reader(gaps), found = new Int32Array(counts), before = -1;
    for (var k = 0; k < counts; k++) found[k] = before = k ? before + 1 + reader.next() : first + reader.next();
    return found;
  }
  /* The positions of the next `heads.length` entries: zone × ZONE + position, and where each entry's begin. */
  function positions(text, heads) {
    var reader = new Reader(text), total = 0, at = new Int32Array(heads.length + 1), k;
    for (k = 0; k < heads.length; k++) at[k + 1] = total += Math.floor(heads[k] / KINDS) + 1;
    var found = new Int32Array(total), place = 0;
    for (k = 0; k < heads.length; k++) {
      var kind = heads[k] % KINDS + 1, zones = [], zone = 0, here = -1;
      if (kind >= 4) zones.push(0);
      if (kind & 2) zones.push(1);
      if (kind & 1) zones.push(2);
      while (place < at[k + 1]) {
        var number = reader.next();
        if (!number) { zone++; here = -1; number = reader.next(); }
        here += number;
        found[place++] = zones[zone] * ZONE + here;
      }
    }
    return { at: at, list: found };
  }
  function shard(payload) {
    var pairs = payload.length > 3, found = keys(payload[0], pairs), counts = 0;
    found.forEach(function (place) { if (!place.files) counts += place.count; });
    var decoded = { keys: found, heads: numbers(payload[2]), docs: new Int32Array(counts) };
    var gaps = new Reader(payload[1]);
    found.forEach(function (place) {
      for (var k = 0, before = -1; !place.files && k < place.count; k++) {
        decoded.docs[place.entry + k] = before = k ? before + 1 + gaps.next() : gaps.next();
      }
    });
    if (pairs) decoded.places = positions(payload[3], decoded.heads);
    return decoded;
  }

  function Index(start, table) {
    this.start = start;
    this.fold = new Fold(table);
    this.pairs = shape(start.pairs);
    this.chars = shape(start.characters);
    this.shards = {};
    this.blocks = {};
    this.loadedTitles = new Map();
  }
  Index.prototype.shard = function (name) {
    var kept = this.shards;
    return kept[name] || (kept[name] = search.load(name).then(shard).catch(function (error) { delete kept[name]; throw error; }));
  };
  /* The entries of a bigram: docs, heads, ranks (or null), and either places or parts whose positions are fetched when asked for. */
  Index.prototype.pair = function (pair) {
    var self = this, chars = Array.from(pair), first = chars[0].codePointAt(0), second = chars[1].codePointAt(0);
    var name = leaf(this.pairs, bits(spread(first)) + bits(spread(second)));
    if (!name) return Promise.resolve(none());
    return this.shard("p/" + name).then(function (found) {
      var place = found.keys.get(pair);
      if (!place) return none();
      if (!place.files) {
        return {
          docs: found.docs.subarray(place.entry, place.entry + place.count), heads: found.heads, first: place.entry,
          places: found.places, ranks: null, parts: null,
        };
      }
      var stem = "p/" + first.toString(16) + "-" + second.toString(16) + "-";
      return Promise.all(place.files.map(function (from) { return search.load(stem + from.toString(36)); })).then(function (files) {
        var whole = { docs: new Int32Array(place.count), heads: [], first: 0, places: null, ranks: [], parts: [] }, at = 0;
        files.forEach(function (file, k) {
          var heads = numbers(file[1]);
          whole.docs.set(documents(file[0], heads.length, place.files[k]), at);
          whole.heads = whole.heads.concat(heads);
          whole.ranks = whole.ranks.concat(numbers(file[2]));
          numbers(file[3]).forEach(function (count) {
            whole.parts.push({ from: at, to: at + count, name: stem + "p" + whole.docs[at].toString(36), places: null });
            at += count;
          });
        });
        return whole;
      });
    });
  };
  /* The bigrams that begin with a character and are small: next character, docs, places. None where they fill too many shards. */
  Index.prototype.followers = function (char) {
    var self = this, key = bits(spread(char.codePointAt(0))), names = [];
    this.pairs.forEach(function (name, path) { if (path.startsWith(key) || key.startsWith(path)) names.push(name); });
    if (names.length > 8) return Promise.resolve([]);
    return Promise.all(names.map(function (name) { return self.shard("p/" + name); })).then(function (shards) {
      var found = [];
      shards.forEach(function (one) {
        one.keys.forEach(function (place, pair) {
          if (place.files || !pair.startsWith(char)) return;
          found.push({ next: pair.slice(char.length), docs: one.docs.subarray(place.entry, place.entry + place.count), places: one.places, first: place.entry });
        });
      });
      return found;
    });
  };
  function none() { return { docs: new Int32Array(0), heads: [], first: 0, places: { at: [0], list: [] }, ranks: null, parts: null }; }

  /* Fetch the positions of a large bigram for the given documents (ascending). */
  function fetchPlaces(list, docs) {
    if (!list.parts) return Promise.resolve();
    return Promise.all(list.parts.filter(function (part) {
      if (part.places) return false;
      var low = list.docs[part.from], high = list.docs[part.to - 1];
      return docs.some(function (doc) { return doc >= low && doc <= high; });
    }).map(function (part) {
      return search.load(part.name).then(function (file) {
        part.places = positions(file[0], list.heads.slice(part.from, part.to));
      });
    }));
  }
  function entryOf(list, doc) {
    var low = 0, high = list.docs.length;
    while (low < high) {
      var middle = low + high >> 1;
      if (list.docs[middle] < doc) low = middle + 1; else high = middle;
    }
    return low < list.docs.length && list.docs[low] === doc ? low : -1;
  }
  /* The positions of the k-th entry of a list as [numbers, from, to). */
  function placesOf(list, entry) {
    if (!list.parts) {
      var at = list.first + entry;
      return [list.places.list, list.places.at[at], list.places.at[at + 1]];
    }
    for (var k = 0; k < list.parts.length; k++) {
      var part = list.parts[k];
      if (entry < part.to) {
        return part.places ? [part.places.list, part.places.at[entry - part.from], part.places.at[entry - part.from + 1]] : [[], 0, 0];
      }
    }
    return [[], 0, 0];
  }
  function common(lists) {
    var sorted = lists.slice().sort(function (a, b) { return a.docs.length - b.docs.length; }), found = Array.from(sorted[0].docs);
    for (var k = 1; k < sorted.length && found.length; k++) {
      var other = sorted[k].docs, at = 0;
      found = found.filter(function (doc) {
        while (at < other.length && other[at] < doc) at++;
        return other[at] === doc;
      });
    }
    return found;
  }

  /* Documents that contain the word: Map document → {score, prose: first position in the prose, −1 none, −2 not known}. */
  Index.prototype.word = function (word, partial) {
    var self = this, chars = Array.from(word);
    if (chars.length === 1) return this.single(word);
    var offsets = [];
    for (var k = 0; k < chars.length - 1; k += 2) offsets.push(k);
    if (offsets[offsets.length - 1] !== chars.length - 2) offsets.push(chars.length - 2);
    return Promise.all(offsets.map(function (offset) { return self.pair(chars[offset] + chars[offset + 1]); })).then(function (lists) {
      var found = new Map();
      if (lists.some(function (list) { return !list.docs.length; })) return found;
      if (lists.length === 1 && lists[0].ranks) {
        lists[0].docs.forEach(function (doc, k) { found.set(doc, { score: SCORES[lists[0].ranks[k]], prose: lists[0].ranks[k] === 1 ? 0 : -2 }); });
        return found;
      }
      var docs = common(lists), large = lists.filter(function (list) { return list.parts; });
      function check(some) {
        some.forEach(function (doc) {
          var hit = phrase(lists, offsets, doc, chars.length);
          if (hit) found.set(doc, hit);
        });
        return found;
      }
      function places(some) {
        return Promise.all(large.map(function (list) { return fetchPlaces(list, some); })).then(function () { return check(some); });
      }
      /* What one file of positions answers is shown at once, the count follows. */
      var list = large[0], end = list && list.parts.length > 1 ? list.docs[list.parts[0].to - 1] : Infinity;
      var first = docs.filter(function (doc) { return doc <= end; });
      if (!partial || !first.length || first.length === docs.length) return places(docs);
      return places(first).then(function () {
        partial(new Map(found));
        return places(docs.slice(first.length));
      });
    });
  };
  function phrase(lists, offsets, doc, length) {
    var spots = lists.map(function (list) { return placesOf(list, entryOf(list, doc)); }), best = -1, prose = -1;
    var rare = 0, k;
    for (k = 1; k < spots.length; k++) if (spots[k][2] - spots[k][1] < spots[rare][2] - spots[rare][1]) rare = k;
    for (var at = spots[rare][1]; at < spots[rare][2]; at++) {
      var start = spots[rare][0][at] - offsets[rare], all = true;
      for (k = 0; all && k < spots.length; k++) all = k === rare || has(spots[k], start + offsets[k]);
      if (!all) continue;
      if (best < 0) best = start;
      if (start >= 2 * ZONE) { prose = start - 2 * ZONE; break; }
    }
    if (best < 0) return null;
    var score = SCORES[0];
    if (best >= 2 * ZONE) { if (prose < EARLY) score = SCORES[1]; }
    else if (best >= ZONE) score = SCORES[2];
    else {
      score = SCORES[3];
      var list = lists[lists.length - 1], entry = entryOf(list, doc), last = spots[spots.length - 1], end = -1;
      for (k = last[1]; k < last[2] && last[0][k] < ZONE; k++) end = last[0][k];
      if (best === 0 && list.heads[list.first + entry] % KINDS + 1 >= 8 && end === length - 2) score = SCORES[4];
    }
    return { score: score, prose: prose };
  }
  function has(spot, wanted) {
    var low = spot[1], high = spot[2];
    while (low < high) {
      var middle = low + high >> 1;
      if (spot[0][middle] < wanted) low = middle + 1; else high = middle;
    }
    return low < spot[2] && spot[0][low] === wanted;
  }
  Index.prototype.single = function (char) {
    var found = new Map(), name = leaf(this.chars, bits(spread(char.codePointAt(0))));
    if (!name) return Promise.resolve(found);
    function add(docs, ranks, from) {
      docs.forEach(function (doc, k) { found.set(doc, { score: SCORES[ranks[from + k]], prose: ranks[from + k] === 1 ? 0 : -2 }); });
    }
    return this.shard("c/" + name).then(function (decoded) {
      var place = decoded.keys.get(char);
      if (!place) return found;
      if (!place.files) {
        add(decoded.docs.subarray(place.entry, place.entry + place.count), decoded.heads, place.entry);
        return found;
      }
      return Promise.all(place.files.map(function (from) {
        return search.load("c/" + char.codePointAt(0).toString(16) + "-" + from.toString(36)).then(function (file) {
          var ranks = numbers(file[1]);
          return [documents(file[0], ranks.length, from), ranks];
        });
      })).then(function (files) {
        files.forEach(function (file) { add(file[0], file[1], 0); });
        return found;
      });
    });
  };

  /* Documents that contain every word, not yet ranked. */
  Index.prototype.all = function (words, partial) {
    var self = this, single = words.length === 1 ? partial : null;
    return Promise.all(words.map(function (word) { return self.word(word, single); })).then(function (found) {
      found.sort(function (a, b) { return a.size - b.size; });
      var both = found[0] || new Map();
      found.slice(1).forEach(function (other) {
        var kept = new Map();
        both.forEach(function (hit, doc) {
          var also = other.get(doc);
          if (also) kept.set(doc, { score: hit.score + also.score, prose: hit.prose >= 0 ? hit.prose : also.prose });
        });
        both = kept;
      });
      return both;
    });
  };

  /* ---------- documents (store.py) */
  Index.prototype.block = function (number) {
    var self = this, size = this.start.block;
    return this.blocks[number] || (this.blocks[number] = search.load("b/" + number.toString(36)).then(function (stored) {
      var day = 0, page = number * size;
      var pages = [];
      numbers(stored[3]).forEach(function (count) { pages.push(page); page += count + 1; });
      return {
        kinds: stored[0].map(function (kind) {
          var type = self.start.types[kind[0]];
          return {
            type: type[0], typeLabel: type[1], weight: type[2], category: self.start.categories[kind[1]],
            office: self.start.offices[kind[2]], status: self.start.statuses[kind[3]], year: kind[4],
          };
        }),
        which: numbers(stored[1]), days: numbers(stored[2]).map(function (step) { return day += unzigzag(step); }), pages: pages,
      };
    }).catch(function (error) { delete self.blocks[number]; throw error; }));
  };
  /* Hits, best first: {doc, score, prose, kind, day}. */
  Index.prototype.rank = function (found) {
    var self = this, size = this.start.block, wanted = {};
    found.forEach(function (hit, doc) { wanted[Math.floor(doc / size)] = 1; });
    return Promise.all(Object.keys(wanted).map(function (number) {
      return self.block(Number(number)).then(function (block) { return [number, block]; });
    })).then(function (pairs) {
      var blocks = {}, hits = [];
      pairs.forEach(function (pair) { blocks[pair[0]] = pair[1]; });
      found.forEach(function (hit, doc) {
        var block = blocks[Math.floor(doc / size)], local = doc % size, kind = block.kinds[block.which[local]];
        hits.push({ doc: doc, score: hit.score * kind.weight, prose: hit.prose, kind: kind, day: block.days[local], gone: GONE[kind.status] ? 1 : 0 });
      });
      return hits.sort(function (a, b) { return b.score - a.score || a.gone - b.gone || b.day - a.day || a.doc - b.doc; });
    });
  };
  /* What is stored of a document, with the piece of its prose that holds the position (−1: the first, −2: every piece until `want` says yes). */
  Index.prototype.entry = function (hit, want) {
    var self = this, size = this.start.block, doc = hit.doc;
    return this.block(Math.floor(doc / size)).then(function (block) {
      var low = 0, high = block.pages.length;
      while (high - low > 1) {
        var middle = low + high >> 1;
        if (block.pages[middle] <= doc) low = middle; else high = middle;
      }
      return search.load("d/" + block.pages[low].toString(36)).then(function (page) {
        var stored = page[doc - block.pages[low]];
        if (!stored) throw new Error("d/" + doc);
        var entry = {
          url: stored[0], anchor: stored[1], title: stored[2], facts: stored[3], summary: stored[4], numbers: stored[5],
          aliases: stored[6], tags: stored[7], body: stored[8], more: stored[9], whole: !stored[9],
        };
        self.loadedTitles.set(entry.title, 1);
        if (!entry.more) return entry;
        var before = stored[10] ? Array.from(self.fold.fold(entry.summary)).length + 1 : 0;
        var piece = hit.prose >= 0 ? Math.min(entry.more, Math.max(0, Math.floor((hit.prose - before) / self.start.chunk))) : 0;
        return self.piece(doc, entry, piece, hit.prose === -2 ? want : null);
      });
    });
  };
  Index.prototype.piece = function (doc, entry, piece, want) {
    var self = this;
    if (!piece) {
      if (!want || want(entry) || !entry.more) return entry;
      return this.piece(doc, entry, 1, want);
    }
    return search.load("d/" + doc.toString(36) + "-" + piece).then(function (text) {
      entry.body = text;
      return want && !want(entry) && piece < entry.more ? self.piece(doc, entry, piece + 1, want) : entry;
    });
  };

  /* ---------- showing */
  /* Places of the words in a text as [from, to) of the original, joined where they touch. */
  Index.prototype.places = function (text, words) {
    var map = this.fold.map(text), found = [];
    words.forEach(function (word) {
      for (var at = map.text.indexOf(word); word && at >= 0; at = map.text.indexOf(word, at + 1)) {
        found.push([map.from[at], map.to[at + word.length - 1]]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    return found.reduce(function (joined, place) {
      var last = joined[joined.length - 1];
      if (last && place[0] <= last[1]) last[1] = Math.max(last[1], place[1]);
      else joined.push(place.slice());
      return joined;
    }, []);
  };

  var opened = null;
  /* The index, opened once; `renew` forgets it. */
  function open() {
    if (!opened) {
      opened = Promise.all([search.load("start"), search.load("fold")]).then(function (both) { return new Index(both[0], both[1]); });
      opened.catch(function () { opened = null; });
    }
    return opened;
  }
  search.core = {
    open: open, Fold: Fold, numbers: numbers, ZONE: ZONE, placesOf: placesOf, fetchPlaces: fetchPlaces, common: common,
    renew: function () { opened = null; search.renew(); },
  };
})(window.gongkaiSearch);
