/* Finds what is related when little contains the query: question words left out, other words, one wrong character, most of the words.
   Never presented as a match; nothing at all for words that mean nothing here. */
(function (search) {
  "use strict";
  var core = search.core, ZONE = core.ZONE, SHOWN = 10, ROWS = 3, TRIED = 12, LONGEST = 32, MOST = 20000;
  var GONE = { repealed: 1, expired: 1, withdrawn: 1 };

  /* A word without the phrases that ask: the pieces that are left. A single character asks only at the end (吗, 呢). */
  function withoutStops(word, stops) {
    var pieces = [""], at = 0;
    while (at < word.length) {
      var stop = stops.find(function (phrase) { return word.startsWith(phrase, at) && (phrase.length > 1 || at + 1 === word.length); });
      if (stop) { pieces.push(""); at += stop.length; }
      else pieces[pieces.length - 1] += word[at++];
    }
    return pieces.filter(Boolean);
  }
  function unique(list) { return list.filter(function (item, k) { return list.indexOf(item) === k; }); }
  function long(piece) { return Array.from(piece).length > 1; }

  /* ---------- other words */
  function swaps(pieces, groups) {
    var found = [];
    groups.forEach(function (group) {
      [[0, 1], [1, 0]].forEach(function (way) {
        var from = group[way[0]], said = group[way[0] + 2], best = -1;
        from.forEach(function (word, k) {
          if (pieces.some(function (piece) { return piece.includes(word); }) && (best < 0 || word.length > from[best].length)) best = k;
        });
        if (best < 0) return;
        var word = from[best];
        /* Who asks by the official word gets the others only where that word is all there is. */
        if (way[0] && pieces.join("") !== word) return;
        var rest = [];
        pieces.forEach(function (piece) { piece.split(word).forEach(function (part) { if (long(part)) rest.push(part); }); });
        found.push({ said: said[best], others: group[way[1]], told: group[way[1] + 2], rest: rest });
      });
    });
    return found;
  }

  /* ---------- one wrong character */
  /* The first stretch of the folded text that differs from the word by one character changed, added, left out or swapped with its neighbour. */
  function near(text, word) {
    var size = word.length;
    for (var start = 0; start < text.length; start++) {
      var same = 0;
      while (same < size && text[start + same] === word[same]) same++;
      if (same === size) return [start, start + size];
      var at = start + same, left = size - same, ends = [];
      if (same || left > 1) {
        if (text.length - at >= left && text.startsWith(word.slice(same + 1), at + 1)) ends.push(at + left);
        if (same && left > 1 && text.startsWith(word.slice(same + 1), at)) ends.push(at + left - 1);
        if (same && text.startsWith(word.slice(same), at + 1)) ends.push(at + 1 + left);
        if (left > 1 && text[at] === word[same + 1] && text[at + 1] === word[same] && text.startsWith(word.slice(same + 2), at + 2)) ends.push(at + left);
      }
      if (ends.length) return [start, ends[0]];
    }
    return null;
  }

  function within(list, wanted) { return list.indexOf(wanted) >= 0; }
  /* How surely a document has the word with one fault: 2 by positions, 1 if its text must be read, 0 not. */
  function fault(places) {
    var count = places.length + 1, heads = [], tails = [], k;
    heads[2] = places[0];
    for (k = 2; k < count; k++) heads[k + 1] = heads[k].filter(function (start) { return within(places[k - 1], start + k - 1); });
    tails[count - 2] = places[count - 2];
    for (k = count - 3; k >= 0; k--) tails[k] = places[k].filter(function (start) { return within(tails[k + 1], start + 1); });
    function joined(head, tail, gap) {
      return heads[head].some(function (start) { return within(tails[tail], start + head + gap); });
    }
    if (tails[1].length || heads[count - 1].length) return count > 3 ? 2 : 1;
    for (k = 2; k < count - 2; k++) if (joined(k, k + 1, 1) || joined(k, k + 1, 0)) return 2;
    for (k = 2; k < count - 1; k++) if (joined(k, k, 1)) return 2;
    function any(list) { return list && list.length; }
    if (any(tails[2]) || any(heads[count - 2]) || count > 5 && (any(tails[3]) || any(heads[count - 3]))) return 1;
    for (k = 2; k < count - 3; k++) if (joined(k, k + 2, 2)) return 1;
    return 0;
  }

  /* Faults whose right form needs no guessing: a character too many, two characters swapped. Only of short words, each costs a shard. */
  function repaired(word) {
    var chars = Array.from(word), found = [];
    if (chars.length < 3 || chars.length > 6) return found;
    chars.forEach(function (_, k) {
      if (k + 1 < chars.length && chars[k] !== chars[k + 1]) found.push(chars.slice(0, k).concat(chars[k + 1], chars[k], chars.slice(k + 2)).join(""));
      if (chars.length > 3) found.push(chars.slice(0, k).concat(chars.slice(k + 1)).join(""));
    });
    return unique(found);
  }

  /* Short words with a wrong character next to an end: what follows the character before it, where the rest stands as it should. */
  function filledIn(index, word, lists) {
    var chars = Array.from(word), size = chars.length;
    if (size > 5) return Promise.resolve([]);
    /* Documents in which the word's pairs from → to stand together: document → where `from` stands. */
    function run(from, to) {
      return Promise.all(lists.slice(from, to).map(function (list) { return core.fetchPlaces(list, list.docs.length > MOST ? [] : Array.from(list.docs)); })).then(function () {
        var found = new Map();
        if (lists.slice(from, to).some(function (list) { return !list.docs.length; })) return found;
        var cursors = lists.map(function () { return 0; });
        core.common(lists.slice(from, to)).forEach(function (doc) {
          var starts = null;
          for (var k = from; k < to; k++) {
            while (lists[k].docs[cursors[k]] < doc) cursors[k]++;
            var spot = core.placesOf(lists[k], cursors[k]), here = Array.prototype.slice.call(spot[0], spot[1], spot[2]);
            starts = starts ? starts.filter(function (start) { return within(here, start + k - from); }) : here;
          }
          if (starts.length) found.set(doc, starts);
        });
        return found;
      });
    }
    /* Words made by putting in whatever follows `char` at a distance from the starts, the commonest first. */
    function fill(char, starts, distance, at) {
      return index.followers(char).then(function (list) {
        var counted = list.map(function (one) {
          var many = 0;
          one.docs.forEach(function (doc, k) {
            var there = starts.get(doc);
            if (!there) return;
            if (distance === null) { many++; return; }
            for (var p = one.places.at[one.first + k]; p < one.places.at[one.first + k + 1]; p++) {
              if (within(there, one.places.list[p] - distance)) { many++; return; }
            }
          });
          return { next: one.next, many: many };
        }).filter(function (one) { return one.many; }).sort(function (a, b) { return b.many - a.many; });
        return counted.slice(0, 6).map(function (one) { return chars.slice(0, at).concat(one.next, chars.slice(at + 1)).join(""); });
      });
    }
    var jobs = [];
    if (size === 3) {
      jobs.push(index.single(chars[2]).then(function (docs) { return fill(chars[0], docs, null, 1); }));
      jobs.push(run(0, 1).then(function (starts) { return fill(chars[1], starts, 1, 2); }));
    } else {
      jobs.push(run(2, size - 1).then(function (starts) { return starts.size ? fill(chars[0], starts, -2, 1) : []; }));
      jobs.push(run(0, size - 3).then(function (starts) { return starts.size ? fill(chars[size - 3], starts, size - 3, size - 2) : []; }));
    }
    return Promise.all(jobs).then(function (found) { return unique([].concat.apply([], found)); });
  }

  /* What the word may have been meant to be, likeliest first: [folded text, …], at most three; null if nothing is near. */
  function typo(index, word, lists) {
    var size = Array.from(word).length;
    if (size < 3 || size > LONGEST) return Promise.resolve(null);
    var votes = new Map();
    function vote(folded, much) { votes.set(folded, (votes.get(folded) || 0) + much * (folded.length === word.length ? 2 : 1)); }
    return filledIn(index, word, lists).then(function (more) {
      return Promise.all(repaired(word).concat(more).map(function (one) {
        return index.word(one).then(function (hits) { if (hits.size) vote(one, 2 + Math.log(hits.size)); });
      }));
    }).then(function () {
      return guessed(index, word, lists, Math.max(1, size - 3));
    }).then(function (found) {
      return found.length || size < 5 ? found : guessed(index, word, lists, size - 4);
    }).then(function (found) {
      found.forEach(function (list) { unique(list).forEach(function (folded) { vote(folded, 1); }); });
      var order = Array.from(votes.keys()).sort(function (a, b) { return votes.get(b) - votes.get(a) || (a < b ? -1 : 1); });
      order = order.filter(function (folded) { return votes.get(folded) * 4 >= votes.get(order[0]); });
      return order.length ? order.slice(0, 3) : null;
    });
  }
  /* The near stretches in the best documents that have at least `need` of the word's pairs where they should be. */
  function guessed(index, word, lists, need) {
    var chars = Array.from(word), size = chars.length, seen = new Map(), docs = [];
    lists.forEach(function (list) { list.docs.forEach(function (doc) { seen.set(doc, (seen.get(doc) || 0) + 1); }); });
    seen.forEach(function (many, doc) { if (many >= need) docs.push(doc); });
    if (!docs.length || docs.length > MOST) return Promise.resolve([]);
    docs.sort(function (a, b) { return a - b; });
    return Promise.all(lists.map(function (list) { return core.fetchPlaces(list, docs); })).then(function () {
      /* Positions say nothing of a character that stands alone between the fault and an end; whether it occurs at all does. */
      return Promise.all((size < 8 ? chars : chars.slice(0, 3).concat(chars.slice(-3))).map(function (char) { return index.single(char); }));
    }).then(function (singles) {
      var cursors = lists.map(function () { return 0; }), sure = new Map(), maybe = new Map();
      docs.forEach(function (doc) {
        var best = 0, places = lists.map(function (list, k) {
          while (list.docs[cursors[k]] < doc) cursors[k]++;
          if (list.docs[cursors[k]] !== doc) return [];
          var spot = core.placesOf(list, cursors[k]), found = Array.prototype.slice.call(spot[0], spot[1], spot[2]);
          if (found.length) best = Math.max(best, found[0] < ZONE ? 8 : found[0] < 2 * ZONE ? 4 : 1);
          return found;
        });
        var how = fault(places), there = singles.filter(function (single) { return single.has(doc); }).length;
        if (how === 2) sure.set(doc, { score: best, prose: -2 });
        else if (there >= singles.length - 1 && (how || size < 5)) maybe.set(doc, { score: best * (there === singles.length ? 3 : 1), prose: -2 });
      });
      return Promise.all([index.rank(sure), sure.size < TRIED ? index.rank(maybe) : []]);
    }).then(function (both) {
      return Promise.all(both[0].concat(both[1]).slice(0, TRIED).map(function (hit) {
        return index.entry(hit, function (entry) { return variants(index, entry, hit, word).length; }).then(function (entry) {
          return variants(index, entry, hit, word);
        });
      }));
    }).then(function (found) {
      return found.filter(function (list) { return list.length; });
    });
  }
  function variants(index, entry, hit, word) {
    return [entry.title].concat(entry.numbers, entry.aliases, entry.tags, hit.kind.office, entry.summary, entry.body).map(function (text) {
      var folded = index.fold.fold(text), place = near(folded, word);
      return place && folded.slice(place[0], place[1]);
    }).filter(Boolean);
  }

  /* ---------- most of the words */
  function soft(index, pieces, listsOf, strict) {
    var total = index.start.documents, terms = [];
    pieces.forEach(function (piece) {
      listsOf[piece].forEach(function (list, k) { terms.push({ list: list, at: k, piece: piece }); });
    });
    var known = terms.filter(function (term) { return term.list.docs.length; });
    if (known.length < 2) return new Map();
    var weight = new Float64Array(total), score = new Float64Array(total), count = new Uint8Array(total), rare = new Uint8Array(total), mass = 0;
    known.forEach(function (term) {
      var list = term.list, idf = Math.log(1 + (total - list.docs.length + 0.5) / (list.docs.length + 0.5));
      mass += idf;
      list.docs.forEach(function (doc, k) {
        var head = list.heads[list.first + k], many = Math.floor(head / 11) + 1, kind = head % 11 + 1;
        weight[doc] += idf;
        score[doc] += idf * (kind >= 4 ? 2.4 : kind & 2 ? 2.2 : 1) * many * 2.2 / (many + 1.2);
        if (count[doc] < 255) count[doc]++;
        if (list.docs.length * 5 <= total || total < 50) rare[doc] = 1;
      });
    });
    var found = new Map();
    for (var doc = 0; doc < total; doc++) {
      if (count[doc] < 2 || !rare[doc] || weight[doc] < mass * (strict ? 0.7 : 0.5) || count[doc] * 4 < terms.length) continue;
      found.set(doc, { score: score[doc] / mass * (weight[doc] / mass), prose: -2 });
    }
    return found;
  }

  /* What the pieces have in common with a text, for highlighting: their longest stretches of two characters and more. */
  function stretches(index, entry, hit, pieces) {
    var text = [entry.title].concat(entry.aliases, entry.tags, entry.summary, entry.body).map(function (part) { return index.fold.fold(part); }).join("\n");
    var found = [];
    pieces.forEach(function (piece) {
      for (var at = 0; at < piece.length - 1;) {
        var size = 1;
        while (at + size < piece.length && text.includes(piece.slice(at, at + size + 1))) size++;
        if (size > 1) found.push(piece.slice(at, at + size));
        at += size > 1 ? size : 1;
      }
    });
    return unique(found);
  }

  /* {hits: best first with `terms` to mark, why: [[key of the words, a, b], …]}, or null. `exact` are the documents not to repeat. */
  search.related = function (index, words, exact) {
    var start = index.start, stops = start.stop.split(" "), found = new Map();
    var pieces = unique([].concat.apply([], words.map(function (word) { return withoutStops(word, stops); }))).filter(long);
    var shorter = pieces.length && pieces.join(" ") !== words.join(" ");
    if (!pieces.length) return Promise.resolve(null);
    var listsOf = {};

    function add(hits, tier, terms, why) {
      hits.forEach(function (hit, doc) {
        if (exact.has(doc)) return;
        var known = found.get(doc);
        if (known && (known.tier > tier || known.tier === tier && known.score >= hit.score)) return;
        found.set(doc, { tier: tier, score: hit.score, terms: terms, why: why, prose: hit.prose, place: hit.place });
      });
    }
    /* Several right forms may be meant: the best hits of each, two of the likeliest for one of the others. */
    function interleaved(answers) {
      return Promise.all(answers.map(function (answer) { return index.rank(answer.hits); })).then(function (ranked) {
        ranked.forEach(function (hits, turn) {
          var one = new Map();
          hits.slice(0, SHOWN).forEach(function (hit, k) { one.set(hit.doc, { score: 0, prose: hit.prose, place: turn ? 2 * k + turn / 2 : k }); });
          add(one, 2, answers[turn].tried, answers[turn].why);
        });
      });
    }
    function other(swap) {
      return Promise.all(swap.others.map(function (word) {
        return index.all([word].concat(swap.rest)).then(function (hits) {
          return hits.size || !swap.rest.length ? hits : index.all([word]);
        });
      })).then(function (all) {
        var told = swap.told.filter(function (_, k) { return all[k].size; });
        all.forEach(function (hits, k) {
          add(hits, 3, [swap.others[k]].concat(swap.rest), ["why_synonym", swap.said, told]);
        });
      });
    }
    return Promise.all([
      shorter ? index.all(pieces).then(function (hits) { add(hits, 4, pieces, ["why_stop", pieces.join(" ")]); }) : null,
    ].concat(swaps(pieces, start.synonyms).map(other))).then(function () {
      return Promise.all(pieces.map(function (piece) {
        var chars = Array.from(piece).slice(0, LONGEST);
        return Promise.all(chars.slice(1).map(function (char, k) { return index.pair(chars[k] + char); })).then(function (lists) { listsOf[piece] = lists; });
      }));
    }).then(function () {
      var faulty = found.size ? [] : pieces;
      return Promise.all(faulty.map(function (piece) {
        return index.word(piece).then(function (hits) { return hits.size ? null : typo(index, piece, listsOf[piece]); });
      })).then(function (corrected) {
        if (!corrected.some(Boolean)) return null;
        var tries = corrected[0] && pieces.length === 1 ? corrected[0].map(function (one) { return [one]; })
          : [pieces.map(function (piece, k) { return corrected[k] ? corrected[k][0] : piece; })];
        return Promise.all(tries.map(function (tried, turn) {
          return index.all(tried).then(function (hits) {
            var wrong = pieces.filter(function (piece) { return !within(tried, piece); });
            var right = tried.filter(function (piece) { return !within(pieces, piece); });
            return { hits: hits, tried: tried, why: ["why_typo", wrong.join(" "), right.join(" ")] };
          });
        })).then(function (answers) { return interleaved(answers); });
      });
    }).then(function () {
      add(soft(index, pieces, listsOf, found.size >= 3), 0, null, ["why_near", pieces.join(" ")]);
      return index.rank(found);
    }).then(function (hits) {
      hits.forEach(function (hit) {
        var known = found.get(hit.doc);
        hit.value = known.tier * 1000 + (known.place === undefined ? known.score * hit.kind.weight / 1000 : 100 - known.place);
        hit.terms = known.terms;
        hit.why = known.why;
        hit.prose = known.prose;
      });
      hits.sort(function (a, b) { return b.value - a.value || (GONE[a.kind.status] || 0) - (GONE[b.kind.status] || 0) || b.day - a.day || a.doc - b.doc; });
      /* Many rows of one register say the same: after a few of them come the other kinds. */
      var few = 0, rows = [];
      hits = hits.filter(function (hit) {
        if (hit.kind.type !== "row" || few++ < ROWS) return true;
        rows.push(hit);
        return false;
      }).concat(rows).slice(0, SHOWN);
      if (!hits.length) return null;
      var why = [];
      hits.forEach(function (hit) {
        if (!why.some(function (one) { return one[0] === hit.why[0] && one[1] === hit.why[1]; })) why.push(hit.why);
      });
      return { hits: hits, why: why.slice(0, 2), pieces: pieces };
    });
  };
  search.related.stretches = stretches;
  search.related.near = near;
})(window.gongkaiSearch);
