// The full-text index, loaded at the first search: one Pagefind bundle for each year and one for pages of no year, which holds the program.
(function () {
  "use strict";
  const RANKING = { metaWeights: { title: 1, grams: 5, code: 20 } };
  const OPTIONS = { baseUrl: "/", excerptLength: 36, ranking: RANKING };
  const CODE = /^(?=.*\d)[0-9A-Za-z][0-9A-Za-z.,]{4,}$/;
  const rows = new Map();
  const loaded = new Map();
  let program;

  function decoded(text) {
    return text.replace(/\u200B/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">");
  }

  // Pieces of text, of which every second was looked for; points where it was cut.
  function parts({ content, excerpt, plain_excerpt: plain }) {
    const pieces = excerpt.split(/<\/?mark>/).map(decoded);
    if (!content.startsWith(decoded(plain))) pieces[0] = `…${pieces[0]}`;
    if (!content.endsWith(decoded(plain))) pieces[pieces.length - 1] += "…";
    return pieces;
  }

  async function show(result) {
    const page = await result.data();
    return { amount: page.meta.amount, score: page.meta.score, parts: parts(page) };
  }

  // Pagefind would cut what is typed into words by the language of the page, which it asks for when it starts.
  function startWithoutLanguage(pagefind) {
    const root = document.documentElement;
    const { lang } = root;
    root.lang = "und";
    const started = pagefind.init();
    root.lang = lang;
    return started;
  }

  async function start(here, first) {
    const pagefind = await import(`${here}${first}/pagefind.js`);
    await pagefind.options(OPTIONS);
    await startWithoutLanguage(pagefind);
    return pagefind;
  }

  // Browsers cut many words into single characters where the index does not (白|桦), so these are put together again; what is longer than
  // the index's own word is found by its beginning.
  function joined(segments) {
    const words = [];
    let end = -1;
    for (const { segment, index } of segments) {
      const single = /^\p{Script=Han}$/u.test(segment);
      if (single && end === index) words[words.length - 1] += segment;
      else words.push(segment);
      end = single ? index + 1 : -1;
    }
    return words;
  }

  // Ways to read what is typed, the best first.
  function readings(typed) {
    const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
    const segments = [...segmenter.segment(typed)].filter(({ isWordLike }) => isWordLike);
    const plain = segments.map(({ segment }) => segment);
    const long = plain.filter((word) => word.length > 1);
    return new Set([joined(segments), plain, long].map((words) => words.join(" ")).filter(Boolean));
  }

  async function search(typed) {
    const pagefind = await program;
    if (!typed) return (await pagefind.search(null)).results;
    if (CODE.test(typed)) {
      const { results } = await pagefind.search(typed.replace(/[.,]/g, ""));
      // Pagefind shortens a word that it does not know; a code that is not known is not there.
      return results.filter(({ matchedMetaFields }) => matchedMetaFields?.includes("code"));
    }
    for (const words of readings(typed)) {
      const { results } = await pagefind.search(words);
      if (results.length) return results;
    }
    return [];
  }

  // What Pagefind calls the rows of a bundle.
  async function name(here, bundle) {
    const response = await fetch(`${here}${bundle}/ids.json`);
    const { ids } = await response.json();
    const known = window.disclosureNames.rows(bundle);
    ids.split(" ").forEach((id, place) => rows.set(id, known[place]));
  }

  async function load(here, bundle, first) {
    program ??= start(here, first);
    const naming = name(here, bundle);
    const pagefind = await program;
    if (bundle !== first) await pagefind.mergeIndex(new URL(`${here}${bundle}/`).pathname, OPTIONS);
    await naming;
  }

  window.disclosureIndex = {
    // Rejects when there is no index or no way to use it.
    load(here, bundles) {
      for (const bundle of bundles) {
        if (!loaded.has(bundle)) loaded.set(bundle, load(here, bundle, bundles[0]));
      }
      return Promise.all(loaded.values());
    },
    // The rows in which the words stand, with a score up to 100 and a way to what the row says of itself.
    async find(typed) {
      const hits = await search(typed);
      const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
      return new Map(hits.map((hit) => [rows.get(hit.id), { score: (100 * hit.score) / best, show: () => show(hit) }]));
    },
  };
})();
