// Names and codes: the rows of lookup-<year>.js and how well each fits what was typed.  Scripts, not fetched data, so that a site on a
// memory stick has them too.
(function () {
  "use strict";
  var rows = [];
  var rowsOf = {};
  var loaded = {};

  function each(of, act) {
    Object.keys(of).forEach(function (name) {
      act(name, of[name]);
    });
  }

  function squeezed(text) {
    var plain = text.normalize ? text.normalize("NFKC") : text;
    return plain.toLowerCase().replace(/\s+/g, "");
  }

  window.disclosureLookup = function (bundle, columns) {
    rowsOf[bundle] = columns.titles.map(function (title, place) {
      var row = { title: title, address: columns.addresses[place], facets: {}, sorts: {} };
      each(columns.facets, function (name, column) {
        var of = column.of[place];
        if (of !== -1) {
          row.facets[name] = [].concat(of).map(function (value) {
            return column.values[value];
          });
        }
      });
      row.name = squeezed(title);
      row.department = squeezed((row.facets.部门 || [""])[0]);
      row.year = (row.facets.年度 || [""])[0];
      row.code = squeezed(row.address.replace(/#.*$/, "").replace(/\/$/, "").replace(/^.*\//, ""));
      return row;
    });
    rows = rows.concat(rowsOf[bundle]);
  };

  window.disclosureOrders = function (bundle, columns) {
    each(columns, function (name, values) {
      rowsOf[bundle].forEach(function (row, place) {
        row.sorts[name] = values[place];
      });
    });
  };

  function loadScript(url, done) {
    if (loaded[url]) return done();
    var script = document.createElement("script");
    script.src = url;
    script.onload = script.onerror = function () {
      loaded[url] = true;
      done();
    };
    document.head.appendChild(script);
  }

  function loadAll(urls, done) {
    var waiting = urls.length;
    urls.forEach(function (url) {
      loadScript(url, function () {
        if (--waiting === 0) done();
      });
    });
  }

  // From 0, not at all, to 1000, the very name or code.  What is longer than the words typed fits less.
  function fit(row, typed, words) {
    var share = typed.length / Math.max(typed.length, row.name.length);
    if (row.name === typed || row.code === typed) return 1000;
    if (typed.length >= 6 && row.code.indexOf(typed) === 0) return 900;
    var at = row.name.indexOf(typed);
    if (at >= 0) return (at ? 600 : 700) + 100 * share;
    var named = row.department && typed.indexOf(row.department) >= 0;
    var rest = named ? typed.replace(row.department, "") : typed;
    if (named && row.name.indexOf(rest) >= 0) return 500 + (100 * rest.length) / row.name.length;
    var inName = words.filter(function (word) {
      return row.name.indexOf(word) >= 0;
    });
    if (inName.length === words.length) return 300 + 100 * share;
    var beside = row.department + row.year + (row.facets.类型 || []).join("");
    var somewhere = words.every(function (word) {
      return row.name.indexOf(word) >= 0 || beside.indexOf(word) >= 0;
    });
    return somewhere ? 150 + (100 * inName.length) / words.length : 0;
  }

  window.disclosureNames = {
    load: loadAll,
    rows: function (bundle) {
      return rowsOf[bundle] || [];
    },
    // All rows with how well they fit; those that do not fit have 0, and without words all do alike.
    fitting: function (typed) {
      var words = typed.split(/\s+/).map(squeezed).filter(Boolean);
      var whole = words.join("");
      return rows.map(function (row) {
        return { row: row, score: whole ? fit(row, whole, words) : 1 };
      });
    },
  };
})();
