// The page /search/.  What to find and how it is narrowed down stands in the address, so it can be shared.  Names and codes are looked up by
// search-names.js; where the browser can, search-index.js finds the words within the pages as well.
(function () {
  "use strict";
  var FACETS = ["年度", "类型", "部门", "领域", "镇街", "所属预算", "审核结果", "等级"];
  var ORDERS = { "": "相关度", 金额: "年初批金额，从大到小", 得分: "部门自评得分，从高到低" };
  var STEP = 10;
  var YEARS = 3; // Older years are loaded by those who choose them.
  var form = document.querySelector("form.search[data-bundles]");
  if (!form) return;

  var here = location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "");
  var bundles = form.getAttribute("data-bundles").split(" ");
  var names = window.disclosureNames;
  var field = form.elements.q;
  var bar = form.querySelector(".search__facets");
  var said = document.querySelector(".search__said");
  var panel = document.querySelector(".search__results");
  var list = panel.querySelector(".search__list");
  var more = panel.querySelector(".search__more");
  var asked = {};
  var chosen = [];
  var turn = 0;
  // Browsers that know where Chinese words end also know modules and WebAssembly.  Files on a disk may not be fetched.
  var indexed = location.protocol !== "file:" && typeof WebAssembly === "object" && !!window.Intl && "Segmenter" in Intl;

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  // The address -----------------------------------------------------------------------------------------------------------

  function decoded(text) {
    try {
      return decodeURIComponent(text.replace(/\+/g, " "));
    } catch (error) {
      return text;
    }
  }

  function fromAddress() {
    var found = { q: "" };
    location.search
      .slice(1)
      .split("&")
      .forEach(function (pair) {
        var parts = pair.split("=").map(decoded);
        if (["q", "排列"].concat(FACETS).indexOf(parts[0]) >= 0) found[parts[0]] = parts[1] || "";
      });
    return found;
  }

  function toAddress() {
    var query = ["q", "排列"]
      .concat(FACETS)
      .filter(function (name) {
        return asked[name];
      })
      .map(function (name) {
        return encodeURIComponent(name) + "=" + encodeURIComponent(asked[name]);
      })
      .join("&");
    return location.pathname + (query ? "?" + query : "");
  }

  function isAsking() {
    return ["q"].concat(FACETS).some(function (name) {
      return (asked[name] || "").trim();
    });
  }

  // Finding ---------------------------------------------------------------------------------------------------------------

  function isYear(bundle) {
    return /^\d/.test(bundle);
  }

  // Pages of no year, the newest years, and the year that is asked for.
  function wanted() {
    var years = bundles.filter(isYear);
    return bundles.filter(function (bundle) {
      return !isYear(bundle) || years.indexOf(bundle) < YEARS || bundle === asked.年度;
    });
  }

  function load(kind, done) {
    var files = wanted().map(function (bundle) {
      return kind + "-" + bundle + ".js";
    });
    names.load(files, done);
  }

  function withIndex(act) {
    function without() {
      indexed = false;
      act(null);
    }
    if (!indexed) return act(null);
    names.load([form.getAttribute("data-index")], function () {
      if (!window.disclosureIndex) return without();
      window.disclosureIndex
        .load(here, wanted())
        .then(function () {
          return window.disclosureIndex.find(asked.q.trim());
        })
        .then(act, without);
    });
  }

  // What fits by its name comes before what only speaks of the words.
  function find(done) {
    function gather(found) {
      var hits = [];
      names.fitting(asked.q).forEach(function (entry) {
        var within = found && found.get(entry.row);
        if (entry.score || within) {
          hits.push({ row: entry.row, score: entry.score + (within ? within.score : 0), show: within && within.show });
        }
      });
      done(hits);
    }
    load("lookup", function () {
      if (!asked.排列) return withIndex(gather);
      load("orders", function () {
        withIndex(gather);
      });
    });
  }

  // Narrowing down and putting in order -----------------------------------------------------------------------------------

  function fits(hit, except) {
    return FACETS.every(function (name) {
      return name === except || !asked[name] || (hit.row.facets[name] || []).indexOf(asked[name]) >= 0;
    });
  }

  function compare(a, b) {
    return a === b ? 0 : a > b ? 1 : -1;
  }

  // Without a value at the end; the newest year first among equals.
  function inOrder(hits) {
    function value(hit) {
      var key = hit.row.sorts[asked.排列];
      return asked.排列 ? (key === null || key === undefined ? -Infinity : Number(key)) : 0;
    }
    return hits.sort(function (a, b) {
      return (
        compare(value(b), value(a)) ||
        compare(Math.round(b.score), Math.round(a.score)) ||
        compare(b.row.year, a.row.year) ||
        compare(a.row.address, b.row.address)
      );
    });
  }

  function counts(hits, name) {
    var found = {};
    hits.forEach(function (hit) {
      if (!fits(hit, name)) return;
      (hit.row.facets[name] || []).forEach(function (value) {
        found[value] = (found[value] || 0) + 1;
      });
    });
    return found;
  }

  // Years from the newest, all else from the most frequent.
  function choices(name, found) {
    return Object.keys(found).sort(function (a, b) {
      return name === "年度" ? compare(b, a) : found[b] - found[a] || compare(a, b);
    });
  }

  function selectFor(name) {
    var select = bar.querySelector('select[name="' + name + '"]');
    if (select) return select;
    var label = make("label", "search__facet");
    label.appendChild(make("span", "", name));
    select = make("select");
    select.name = name;
    label.appendChild(select);
    bar.appendChild(label);
    return select;
  }

  function offer(name, values, texts, least) {
    var select = selectFor(name);
    select.textContent = "";
    values.forEach(function (value, place) {
      var option = make("option", "", texts[place]);
      option.value = value;
      select.appendChild(option);
    });
    select.value = asked[name] || "";
    select.parentNode.hidden = values.length < least && !asked[name];
  }

  function offerFacet(hits, name) {
    var found = counts(hits, name);
    if (asked[name]) found[asked[name]] = found[asked[name]] || 0;
    if (name === "年度") {
      bundles.filter(isYear).forEach(function (year) {
        if (wanted().indexOf(year) < 0) found[year] = found[year] || null;
      });
    }
    var values = choices(name, found);
    var texts = values.map(function (value) {
      return found[value] === null ? value : value + "（" + found[value] + "）";
    });
    offer(name, [""].concat(values), ["不限"].concat(texts), 3);
  }

  function offerAll(hits) {
    FACETS.forEach(function (name) {
      offerFacet(hits, name);
    });
    var orders = Object.keys(ORDERS);
    offer("排列", orders, orders.map(function (key) {
      return ORDERS[key];
    }), 0);
    bar.hidden = false;
  }

  // Showing ---------------------------------------------------------------------------------------------------------------

  // Thousands are set apart as on the pages; the digits stay as they were published.
  function grouped(digits) {
    var parts = digits.split(".");
    parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, ",");
    return parts.join(".");
  }

  function facts(row, page) {
    var of = row.facets;
    var kind = (of.类型 || [""])[0];
    return [kind, row.year && row.year + " 年", kind === "部门" ? "" : (of.部门 || [""])[0]]
      .concat(page.amount ? "年初批 " + grouped(page.amount) + " 万元" : "", page.score ? "部门自评 " + page.score + " 分" : "")
      .filter(Boolean)
      .join(" · ");
  }

  function link(address) {
    return ".." + (location.protocol === "file:" ? address.replace(/\/(#|$)/, "/index.html$1") : address);
  }

  function item(hit, page) {
    var entry = make("li", "search__hit");
    var title = make("a", "search__name", hit.row.title);
    title.href = link(hit.row.address);
    entry.appendChild(title);
    entry.appendChild(make("p", "search__facts", facts(hit.row, page)));
    if (page.parts) {
      var snippet = make("p", "search__snippet");
      // Every second part is what was looked for.
      page.parts.forEach(function (part, place) {
        snippet.appendChild(place % 2 ? make("mark", "", part) : document.createTextNode(part));
      });
      entry.appendChild(snippet);
    }
    return entry;
  }

  function tell() {
    var listed = list.children.length;
    if (!chosen.length) {
      said.textContent = "没有找到。可以少写几个字、换个说法，或去掉一些限制；也可以按下面的目录查找。";
    } else {
      said.textContent = "共 " + chosen.length + " 条" + (listed < chosen.length ? "，已列出 " + listed + " 条" : "") + "。";
    }
    if (!indexed) said.textContent += "这里只按名称和代码查找。";
    document.body.setAttribute("data-found", String(chosen.length));
  }

  function showMore(focus) {
    var mine = turn;
    var from = list.children.length;
    var hits = chosen.slice(from, from + STEP);
    var pages = [];
    var waiting = hits.length;
    more.disabled = true;
    function finish() {
      if (mine !== turn) return;
      hits.forEach(function (hit, place) {
        list.appendChild(item(hit, pages[place]));
      });
      panel.hidden = !chosen.length;
      more.hidden = list.children.length >= chosen.length;
      more.disabled = false;
      tell();
      if (focus && hits.length) list.children[from].querySelector("a").focus();
    }
    function arrived(place, page) {
      pages[place] = page;
      if (--waiting === 0) finish();
    }
    if (!waiting) return finish();
    hits.forEach(function (hit, place) {
      var shown = arrived.bind(null, place);
      if (!hit.show) return shown({});
      hit.show().then(shown, function () {
        shown({});
      });
    });
  }

  function run() {
    var mine = ++turn;
    list.textContent = "";
    panel.hidden = true;
    document.body.removeAttribute("data-found");
    field.value = asked.q;
    if (!isAsking()) {
      bar.hidden = true;
      said.textContent = "";
      return;
    }
    said.textContent = "正在查找……";
    find(function (hits) {
      if (mine !== turn) return;
      offerAll(hits);
      chosen = inOrder(
        hits.filter(function (hit) {
          return fits(hit);
        })
      );
      showMore(false);
    });
  }

  function go() {
    history.pushState(null, "", toAddress());
    run();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    asked.q = field.value;
    go();
  });
  bar.addEventListener("change", function (event) {
    asked[event.target.name] = event.target.value;
    go();
  });
  more.addEventListener("click", function () {
    showMore(true);
  });
  window.addEventListener("popstate", function () {
    asked = fromAddress();
    run();
  });
  asked = fromAddress();
  run();
})();
