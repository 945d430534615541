// Searches the index that the site carries. Nothing is asked for but scripts of this site.
//
// Words are cut as site/search_index.h says. The index tells which documents have all of them; the
// text of a document is loaded when it is shown, and tells whether words in quotes, or Japanese that
// is longer than two characters, stand in it as they are written.
"use strict";
(() => {
  const japanese = document.documentElement.lang === "ja";
  const say = (english, ja) => (japanese ? ja : english);
  const results = document.getElementById("results");
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const root = results.dataset.root;
  const kShards = 64;
  const kSegmentDocuments = 500;
  const kPage = 20;

  // What the scripts of the index hand over, by the name of the script.
  const loaded = new Map();
  let segments = [];
  globalThis.inkanSegments = (list) => { segments = list; };
  globalThis.inkanDocuments = (segment, list) => loaded.set(`d${segment}`, new Map(list.map((one) => [one[0], one])));
  globalThis.inkanWords = (segment, shard, list) => loaded.set(`w${segment}-${shard}`, list);
  globalThis.inkanText = (path, lines) => loaded.set(`t${path}`, lines);
  const waiting = new Map();
  const load = (name, path) => {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = root + path;
        script.onload = () => resolve(loaded.get(name));
        script.onerror = () => reject(new Error(path));
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  };
  const documentsOf = (segment) => load(`d${segment}`, `search/${segment}-documents.js`);
  const wordsOf = (segment, shard) => load(`w${segment}-${shard}`, `search/${segment}-${shard}.js`);
  const textOf = (path) => load(`t${path}`, `texts/${path}.js`);

  const isRun = (c) =>
    (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0xf900 && c <= 0xfaff) ||
    (c >= 0x20000 && c <= 0x3fffd) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x3096) ||
    (c >= 0x309d && c <= 0x309f) || (c >= 0x30a1 && c <= 0x30fa) || (c >= 0x30fc && c <= 0x30ff) ||
    (c >= 0x31f0 && c <= 0x31ff);
  const fold = (text) =>
    text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC");
  const shardOf = (token) => {
    const [first, second] = [...token].map((one) => one.codePointAt(0));
    return first >= 0x2e80 ? first % kShards : (first * 31 + (second || 0)) % kShards;
  };

  // Words of letters and digits, and pairs of Japanese characters; a single one is a beginning.
  const tokensOf = (text) => {
    const tokens = [];
    for (const piece of fold(text).match(/[\p{L}\p{N}]+/gu) || []) {
      let word = "";
      let run = [];
      const end = () => {
        if (word) tokens.push({ text: word, isBeginning: false });
        if (run.length === 1) tokens.push({ text: run[0], isBeginning: true });
        for (let i = 0; i + 1 < run.length; ++i) tokens.push({ text: run[i] + run[i + 1], isBeginning: false });
        word = "";
        run = [];
      };
      for (const c of piece) {
        const isNow = isRun(c.codePointAt(0));
        if (isNow ? word : run.length) end();
        if (isNow) run.push(c);
        else word += c;
      }
      end();
    }
    return tokens;
  };

  // [{tokens, phrase, isUnwanted}]
  const parse = (query) =>
    [...query.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].flatMap(([, minus, quoted, plain]) => {
      const text = quoted ?? plain;
      const tokens = tokensOf(text);
      const isLong = tokens.length > 1;
      return tokens.length === 0 ? [] : [{ tokens, phrase: isLong ? squeeze(text) : "", isUnwanted: minus === "-" }];
    });
  // A phrase stands in a text whatever the blanks and signs between its words are.
  const squeeze = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) || []).join("");

  // Of one segment: document -> {line, score}, for documents with all tokens of a term.
  const find = async (segment, term) => {
    let found = null;
    for (const token of term.tokens) {
      const list = await wordsOf(segment, shardOf(token.text));
      const here = new Map();
      for (const [word, postings] of list) {
        if (token.isBeginning ? !word.startsWith(token.text) : word !== token.text) continue;
        let place = 0;
        for (let i = 0; i < postings.length; i += 2) {
          place = postings[i];
          const line = postings[i + 1] >> 1;
          const score = 1 + 4 * (postings[i + 1] & 1);
          const before = here.get(place);
          const first = before && before.line > 0 && (line === 0 || before.line < line) ? before.line : line;
          here.set(place, { line: first, score: Math.max(score, before ? before.score : 0) });
        }
      }
      if (found === null) {
        found = here;
        continue;
      }
      for (const [place, hit] of found) {
        if (here.has(place)) hit.score += here.get(place).score;
        else found.delete(place);
      }
    }
    return found;
  };

  const search = async (terms) => {
    const wanted = terms.filter((term) => !term.isUnwanted);
    const unwanted = terms.filter((term) => term.isUnwanted && !term.phrase);
    const all = [];
    await Promise.all(segments.map(async (segment) => {
      const sets = await Promise.all(wanted.map((term) => find(segment, term)));
      const out = await Promise.all(unwanted.map((term) => find(segment, term)));
      const documents = await documentsOf(segment);
      for (const [place, hit] of sets[0]) {
        if (!sets.every((set) => set.has(place)) || out.some((set) => set.has(place))) continue;
        const [, path, called, title, day, series, source] = documents.get(place);
        const score = sets.reduce((sum, set) => sum + set.get(place).score / Math.max(1, wanted.length), 0);
        const lines = sets.map((set) => set.get(place).line).filter((line) => line > 0);
        all.push({ path, called, title, day, series, source, score, line: Math.min(...lines, Infinity),
          id: segment * kSegmentDocuments + place });
      }
    }));
    return all.sort((a, b) => b.score - a.score || (a.day < b.day ? 1 : a.day > b.day ? -1 : a.id - b.id));
  };

  // Marks in `text` what is looked for, as nodes.
  const marked = (text, terms) => {
    const needles = terms.filter((term) => !term.isUnwanted).map((term) => term.shown).filter(Boolean);
    const nodes = [];
    const lower = text.toLowerCase();
    let at = 0;
    while (at < text.length) {
      let best = -1;
      let size = 0;
      for (const needle of needles) {
        const found = lower.indexOf(needle, at);
        if (found >= 0 && (best < 0 || found < best)) [best, size] = [found, needle.length];
      }
      if (best < 0) break;
      nodes.push(text.slice(at, best));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(best, best + size);
      nodes.push(mark);
      at = best + size;
    }
    nodes.push(text.slice(at));
    return nodes;
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  // The line of a hit that has the words as they are written, else the first that has a part.
  const excerptOf = (hit, lines, terms) => {
    const needles = terms.filter((term) => !term.isUnwanted && term.shown).map((term) => term.shown);
    let line = lines.findIndex((one) => needles.some((needle) => one.toLowerCase().includes(needle))) + 1;
    if (line === 0) line = hit.line === Infinity ? 0 : hit.line;
    if (line === 0) return null;
    const text = lines.slice(Math.max(0, line - 2), line + 2).map((one) => one.trim()).filter(Boolean).join(" ");
    return { line, text: text.length > 320 ? `${text.slice(0, 320)}…` : text };
  };

  const show = async (hit, terms) => {
    const lines = await textOf(hit.path);
    const whole = squeeze(`${hit.title} ${lines.join("")}`);
    if (!terms.every((term) => !term.phrase || whole.includes(term.phrase) !== term.isUnwanted)) return null;
    const page = `documents/${hit.path}.html`;
    const excerpt = excerptOf(hit, lines, terms);
    const link = element("a", "", ...marked(hit.title || hit.called, terms));
    link.href = page;
    const item = element("li", "", element("p", "when", `${hit.day} · ${hit.called} · ${hit.source}`), element("p", "", link));
    if (excerpt) {
      const place = element("a", "", say(`line ${excerpt.line}`, `${excerpt.line} 行目`));
      place.href = `${page}#L${excerpt.line}`;
      item.append(element("p", "excerpt", ...marked(excerpt.text, terms), " ", place));
    }
    return item;
  };

  let turn = 0;
  const run = async (query) => {
    const mine = ++turn;
    results.replaceChildren();
    more.hidden = true;
    const terms = parse(query);
    for (const [i, one] of [...query.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].filter(([, , quoted, plain]) => tokensOf(quoted ?? plain).length).entries()) {
      terms[i].shown = (one[2] ?? one[3]).normalize("NFKC").toLowerCase();
    }
    if (!terms.some((term) => !term.isUnwanted)) {
      status.textContent = query.trim() ? say("Nothing to look for.", "検索する語がありません。") : "";
      return;
    }
    status.textContent = say("Searching…", "検索中…");
    await load("segments", "search/segments.js");
    const hits = await search(terms);
    if (mine !== turn) return;
    let at = 0;
    let shown = 0;
    const next = async () => {
      more.hidden = true;
      const until = shown + kPage;
      while (at < hits.length && shown < until) {
        const batch = hits.slice(at, at + kPage);
        const items = await Promise.all(batch.map((hit) => show(hit, terms)));
        if (mine !== turn) return;
        for (const item of items) {
          if (shown === until) break;
          ++at;
          if (!item) continue;
          results.append(item);
          ++shown;
        }
      }
      more.hidden = at >= hits.length;
      const isAll = at >= hits.length;
      status.textContent = shown === 0 ? say("No document has this.", "該当する文書はありません。")
        : isAll ? say(`${shown} documents`, `${shown} 件の文書`)
          : say(`The first ${shown} of at most ${shown + hits.length - at} documents`, `最大 ${shown + hits.length - at} 件のうち ${shown} 件を表示`);
    };
    more.onclick = next;
    await next();
  };

  const form = document.querySelector("form.search");
  const input = document.getElementById("q");
  const start = () => run(input.value).catch((error) => {
    status.textContent = say(`The index cannot be read: ${error.message}`, `索引を読み込めません: ${error.message}`);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(input.value)}`);
    start();
  });
  input.value = new URLSearchParams(location.search).get("q") || "";
  input.focus();
  if (input.value) start();
})();
