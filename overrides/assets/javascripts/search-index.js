// The full-text index, loaded by search.js at the first search: one Pagefind bundle for each year and one for pages of no year (the first).
// Pagefind finds words; which facets a hit has stands in each bundle's pages.json.
(function () {
  "use strict";
  const RANKING = { metaWeights: { title: 1, grams: 5, code: 20 } };
  const CODE = /^(?=.*\d)[0-9A-Za-z][0-9A-Za-z.,]{4,}$/;

  async function read(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(url);
    return response.json();
  }

  // The facets of every page of a bundle, by the name that Pagefind gives it.
  async function catalogue(url, pages) {
    const { ids, facets } = await read(`${url}pages.json`);
    ids.split(" ").forEach((id, row) => {
      const page = { facets: {}, sorts: {}, orders: url, row };
      for (const [name, { values, of }] of Object.entries(facets)) {
        if (of[row] !== -1) page.facets[name] = [].concat(of[row]).map((place) => values[place]);
      }
      pages.set(id, page);
    });
  }

  // Pagefind knows a page by the name of its source: 2022+projects+<code>+.html, glossary+#budget.html.
  function address(url) {
    return "/" + url.replace(/^\//, "").replace(/\.html$/, "").replace(/\+/g, "/");
  }

  // Pieces of text, of which every second was looked for; points where it was cut.
  function parts({ content, excerpt, plain_excerpt: plain }) {
    const decoded = (text) => text.replace(/\u200B/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">");
    const pieces = excerpt.split(/<\/?mark>/).map(decoded);
    if (!content.startsWith(decoded(plain))) pieces[0] = `…${pieces[0]}`;
    if (!content.endsWith(decoded(plain))) pieces[pieces.length - 1] += "…";
    return pieces;
  }

  async function show(result, ready) {
    const page = await result.data();
    const { title, amount, score } = page.meta;
    ready({ title, amount, score, address: address(page.url), parts: parts(page) });
  }

  window.disclosureIndex = async function (here, bundles) {
    const place = here.replace(/^.*?:\/\/[^/]*/, "");
    const pages = new Map();
    const program = import(`${here}${bundles[0]}/pagefind.js`);
    const catalogues = Promise.all(bundles.map((name) => catalogue(`${here}${name}/`, pages)));
    const pagefind = await program;
    await pagefind.options({ baseUrl: "/", excerptLength: 36, ranking: RANKING });
    await pagefind.init();
    await Promise.all(
      bundles.slice(1).map((name, age) =>
        pagefind.mergeIndex(`${place}${name}/`, { baseUrl: "/", excerptLength: 36, ranking: RANKING, indexWeight: 1 - age / 50 })
      )
    );
    await catalogues;
    return {
      orders: ["金额", "得分"],
      // Sort keys are fetched by the first reader who wants another order.
      async prepare(done) {
        const orders = await Promise.all(bundles.map((name) => read(`${here}${name}/orders.json`)));
        const found = new Map(bundles.map((name, place) => [`${here}${name}/`, orders[place]]));
        for (const page of pages.values()) {
          for (const [name, of] of Object.entries(found.get(page.orders))) page.sorts[name] = of[page.row];
        }
        done();
      },
      find(typed, done) {
        pagefind.search(typed || null).then(({ results }) => {
          // Pagefind shortens a word that it does not know; a code that is not known is not there.
          const hits = CODE.test(typed) ? results.filter(({ matchedMetaFields }) => matchedMetaFields?.includes("code")) : results;
          done(hits.map((result) => ({ score: result.score, ...pages.get(result.id), show: (ready) => show(result, ready) })));
        });
      },
    };
  };
})();
