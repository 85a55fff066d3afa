// Finding things on /search/.  What to find and how it is narrowed down stands in the address, so it can be shared.  Two ways to find:
// the full-text index (search-index.js), and where that cannot run a plain lookup of names and codes (lookup-<year>.js, which are
// scripts, so that a site on a memory stick has them too).  Either gives all hits with their facets; the rest is done here.
(function () {
  "use strict";
  var FACETS = ["年度", "类型", "部门", "领域", "镇街", "所属预算", "审核结果", "等级"];
  var ORDERS = { "": "相关度", 金额: "年初批金额，从大到小", 得分: "部门自评得分，从高到低" };
  var STEP = 10;
  var form = document.querySelector("form.search[data-bundles]");
  if (!form) return;

  var here = location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "");
  var bundles = form.getAttribute("data-bundles").split(" ");
  var field = form.elements.q;
  var bar = form.querySelector(".search__facets");
  var said = document.querySelector(".search__said");
  var panel = document.querySelector(".search__results");
  var list = panel.querySelector(".search__list");
  var more = panel.querySelector(".search__more");
  var asked = { q: "" };
  var engine = null;
  var turn = 0;
  var prepared = false;
  var chosen = [];

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  // The address -----------------------------------------------------------------------------------------------------------

  function fromAddress() {
    var found = { q: "" };
    location.search
      .slice(1)
      .split("&")
      .forEach(function (pair) {
        var parts = pair.split("=").map(function (part) {
          try {
            return decodeURIComponent(part.replace(/\+/g, " "));
          } catch (error) {
            return part;
          }
        });
        if (parts[0] === "q" || parts[0] === "排列" || FACETS.indexOf(parts[0]) >= 0) found[parts[0]] = parts[1] || "";
      });
    return found;
  }

  function toAddress() {
    var pairs = ["q", "排列"].concat(FACETS).filter(function (name) {
      return asked[name];
    });
    var query = pairs
      .map(function (name) {
        return encodeURIComponent(name) + "=" + encodeURIComponent(asked[name]);
      })
      .join("&");
    return here.replace(/^.*:\/\/[^/]*/, "") + (query ? "?" + query : "");
  }

  function isAsking() {
    return FACETS.some(function (name) {
      return asked[name];
    }) || asked.q.trim() !== "";
  }

  // Looking up names and codes --------------------------------------------------------------------------------------------

  var rows = [];
  window.disclosureLookup = function (year, found) {
    found.forEach(function (row) {
      rows.push({ title: row[0], address: row[1], facets: { 年度: /^\d/.test(year) ? [year] : [], 类型: row[2] ? [row[2]] : [], 部门: row[3] ? [row[3]] : [] } });
    });
  };

  function loadScript(url, done) {
    var script = document.createElement("script");
    script.src = url;
    script.onload = script.onerror = done;
    document.head.appendChild(script);
  }

  function lookup(ready) {
    var waiting = bundles.length;
    function loaded() {
      if (--waiting === 0) ready({ note: "这里只按名称和代码查找。", orders: [], find: findRows });
    }
    bundles.forEach(function (name) {
      loadScript("lookup-" + name + ".js", loaded);
    });
  }

  // All words have to be in the name, the department or the code; the closer the name is to what was typed, the better.
  function findRows(typed, done) {
    var words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    var hits = [];
    rows.forEach(function (row) {
      var title = row.title.toLowerCase();
      var text = title + "\n" + row.facets.部门.join() + "\n" + row.address.toLowerCase();
      var all = words.every(function (word) {
        return text.indexOf(word) >= 0;
      });
      if (!all) return;
      var inTitle = words.filter(function (word) {
        return title.indexOf(word) >= 0;
      }).length;
      hits.push({
        score: inTitle / (words.length || 1) + (words[0] ? words.join("").length / (words.join("").length + title.length) : 0),
        facets: row.facets,
        sorts: {},
        show: function (ready) {
          ready({ title: row.title, address: row.address, parts: [] });
        },
      });
    });
    done(hits);
  }

  // The full-text index ---------------------------------------------------------------------------------------------------

  // Browsers that know where Chinese words end also know modules and WebAssembly.  Files on a disk may not be fetched.
  function canIndex() {
    return location.protocol !== "file:" && typeof WebAssembly === "object" && window.Intl && "Segmenter" in Intl;
  }

  function start(ready) {
    if (engine) return ready(engine);
    function keep(found) {
      engine = found;
      ready(engine);
    }
    if (!canIndex()) return lookup(keep);
    loadScript(form.getAttribute("data-index"), function () {
      if (!window.disclosureIndex) return lookup(keep);
      window.disclosureIndex(here, bundles).then(keep, function () {
        lookup(keep);
      });
    });
  }

  // Narrowing down and putting in order -----------------------------------------------------------------------------------

  function fits(hit, except) {
    return FACETS.every(function (name) {
      return name === except || !asked[name] || (hit.facets[name] || []).indexOf(asked[name]) >= 0;
    });
  }

  function inOrder(hits) {
    var key = asked.排列;
    return hits
      .map(function (hit, place) {
        var value = key ? hit.sorts[key] : hit.score;
        return { hit: hit, place: place, value: value === undefined || value === null ? -Infinity : Number(value) };
      })
      .sort(function (a, b) {
        return a.value === b.value ? b.hit.score - a.hit.score || a.place - b.place : b.value > a.value ? 1 : -1;
      })
      .map(function (entry) {
        return entry.hit;
      });
  }

  function counts(hits, name) {
    var found = {};
    hits.forEach(function (hit) {
      if (fits(hit, name)) {
        (hit.facets[name] || []).forEach(function (value) {
          found[value] = (found[value] || 0) + 1;
        });
      }
    });
    return found;
  }

  // Years from the newest, all else from the most frequent.
  function optionsOf(name, found) {
    return Object.keys(found).sort(function (a, b) {
      return name === "年度" ? (a < b ? 1 : -1) : found[b] - found[a] || (a < b ? -1 : 1);
    });
  }

  function choice(name) {
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

  function fill(select, values, texts) {
    select.textContent = "";
    values.forEach(function (value, place) {
      var option = make("option", "", texts[place]);
      option.value = value;
      select.appendChild(option);
    });
    select.value = asked[select.name] || "";
  }

  function showFacets(hits) {
    FACETS.forEach(function (name) {
      var found = counts(hits, name);
      if (asked[name] && !found[asked[name]]) found[asked[name]] = 0;
      var values = optionsOf(name, found);
      var select = choice(name);
      select.parentNode.hidden = values.length < 2 && !asked[name];
      fill(
        select,
        [""].concat(values),
        ["不限"].concat(
          values.map(function (value) {
            return value + "（" + found[value] + "）";
          })
        )
      );
    });
    var orders = [""].concat(engine.orders);
    var order = choice("排列");
    order.parentNode.hidden = orders.length < 2;
    fill(order, orders, orders.map(function (key) {
      return ORDERS[key];
    }));
    bar.hidden = !hits.length && !isAsking();
  }

  // Thousands are set apart as on the pages; the digits stay as they were published.
  function grouped(digits) {
    return digits.replace(/\B(?=(\d{3})+(?!\d|.*,)(\.|$))/g, ",");
  }

  // Showing ---------------------------------------------------------------------------------------------------------------

  function facts(hit, page) {
    var of = hit.facets;
    var year = (of.年度 || [])[0];
    return []
      .concat(of.类型 || [], year ? [year + " 年"] : [], of.类型 && of.类型[0] === "部门" ? [] : of.部门 || [])
      .concat(page.amount ? ["年初批 " + grouped(page.amount) + " 万元"] : [], page.score ? ["部门自评 " + page.score + " 分"] : [])
      .join(" · ");
  }

  function link(address) {
    var file = location.protocol === "file:" ? address.replace(/\/(#|$)/, "/index.html$1") : address;
    return ".." + file;
  }

  function item(hit, page) {
    var entry = make("li", "search__hit");
    var title = make("a", "search__name", page.title);
    title.href = link(page.address);
    entry.appendChild(title);
    entry.appendChild(make("p", "search__facts", facts(hit, page)));
    if (page.parts.length) {
      var snippet = make("p", "search__snippet");
      // Every second part is what was looked for.
      page.parts.forEach(function (part, place) {
        snippet.appendChild(place % 2 ? make("mark", "", part) : document.createTextNode(part));
      });
      entry.appendChild(snippet);
    }
    return entry;
  }

  function showMore(focus) {
    var from = list.children.length;
    var hits = chosen.slice(from, from + STEP);
    var mine = turn;
    var pages = [];
    var waiting = hits.length;
    function finish() {
      if (mine !== turn) return;
      hits.forEach(function (hit, place) {
        list.appendChild(item(hit, pages[place]));
      });
      more.hidden = list.children.length >= chosen.length;
      if (focus && list.children[from]) list.children[from].querySelector("a").focus();
      if (!focus) tell();
      else said.textContent = "共 " + chosen.length + " 条，已列出 " + list.children.length + " 条。";
    }
    if (!waiting) return finish();
    hits.forEach(function (hit, place) {
      hit.show(function (page) {
        pages[place] = page;
        if (--waiting === 0) finish();
      });
    });
  }

  function tell() {
    var text = chosen.length
      ? "共 " + chosen.length + " 条" + (chosen.length > STEP ? "，先列出 " + list.children.length + " 条" : "") + "。"
      : "没有找到。可以少写几个字、换个说法，或去掉一些限制；也可以按下面的目录查找。";
    said.textContent = text + (engine.note || "");
    document.body.setAttribute("data-found", String(chosen.length));
  }

  function clear() {
    list.textContent = "";
    panel.hidden = true;
    more.hidden = true;
    document.body.removeAttribute("data-found");
  }

  function run() {
    var mine = ++turn;
    clear();
    field.value = asked.q;
    if (!isAsking()) {
      bar.hidden = true;
      said.textContent = "";
      return;
    }
    said.textContent = "正在查找……";
    start(function (found) {
      if (mine !== turn) return;
      if (asked.排列 && found.prepare && !prepared) {
        prepared = true;
        return found.prepare(run);
      }
      found.find(asked.q.trim(), function (hits) {
        if (mine !== turn) return;
        chosen = inOrder(
          hits.filter(function (hit) {
            return fits(hit);
          })
        );
        showFacets(hits);
        panel.hidden = !chosen.length;
        showMore(false);
      });
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
