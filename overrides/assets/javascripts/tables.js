// Sorting and finding in tables marked data-sortable.  The table is complete without this script; nothing is fetched or drawn anew,
// rows only change places or hide.
(function () {
  "use strict";
  var FILTER_FROM = 10;
  var NUMERIC = ["money", "number", "count", "rate", "score"];
  var GRADES = "差中良优";
  var collator = window.Intl ? new Intl.Collator("zh-Hans-CN", { numeric: true }) : null;

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    for (var name in attributes) element.setAttribute(name, attributes[name]);
    if (text) element.textContent = text;
    return element;
  }

  function toArray(list) {
    return Array.prototype.slice.call(list);
  }

  // What a cell is sorted by: a number, an ISO date, or its text; null for what is not there.
  function keyOf(cell, kind) {
    if (!cell || cell.querySelector(".missing")) return null;
    var text = cell.textContent.trim();
    if (NUMERIC.indexOf(kind) >= 0) {
      var exact = cell.querySelector("data");
      var number = parseFloat(exact ? exact.getAttribute("value") : text.replace(/,/g, ""));
      return isNaN(number) ? null : number;
    }
    var time = cell.querySelector("time");
    if (time) return time.getAttribute("datetime");
    return text.length === 1 && GRADES.indexOf(text) >= 0 ? GRADES.indexOf(text) : text || null;
  }

  function compare(a, b) {
    if (typeof a === "string" && typeof b === "string") {
      return collator ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
    }
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function sorted(rows, column, kind, sign) {
    return rows
      .map(function (row, index) {
        return { row: row, key: keyOf(row.cells[column], kind), index: index };
      })
      .sort(function (a, b) {
        // Missing values stay at the end in both directions.
        if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.index - b.index;
        return sign * compare(a.key, b.key) || a.index - b.index;
      })
      .map(function (entry) {
        return entry.row;
      });
  }

  function equip(table) {
    var body = table.tBodies[0];
    var rows = toArray(body.rows);
    var heads = toArray(table.tHead.rows[0].cells);
    var titles = heads.map(function (head) {
      return head.firstChild ? head.firstChild.textContent.trim() : "";
    });
    var says = make("p", { class: "table-said", role: "status" });
    var bar = make("div", { class: "table-bar" });
    var chooser = make("select", { class: "table-bar__sort" });

    function show(order, column, direction) {
      var fragment = document.createDocumentFragment();
      order.forEach(function (row) {
        fragment.appendChild(row);
      });
      body.appendChild(fragment);
      heads.forEach(function (head, index) {
        if (index === column && direction) head.setAttribute("aria-sort", direction);
        else head.removeAttribute("aria-sort");
      });
      chooser.value = direction ? column + " " + direction : "";
    }

    function sortBy(column, direction) {
      var kind = heads[column].getAttribute("data-kind");
      show(sorted(rows, column, kind, direction === "ascending" ? 1 : -1), column, direction);
      says.textContent = "已按“" + titles[column] + "”" + (direction === "ascending" ? "从小到大" : "从大到小") + "排列";
    }

    function restore() {
      show(rows, -1, "");
      says.textContent = "已恢复原来的顺序";
    }

    // A head goes round: numbers from the largest, words from the first, then the other way, then as published.
    function next(column) {
      var numeric = NUMERIC.indexOf(heads[column].getAttribute("data-kind")) >= 0;
      var first = numeric ? "descending" : "ascending";
      var now = heads[column].getAttribute("aria-sort");
      if (!now) sortBy(column, first);
      else if (now === first) sortBy(column, numeric ? "ascending" : "descending");
      else restore();
    }

    function addSorting() {
      chooser.appendChild(make("option", { value: "" }, "原来的顺序"));
      heads.forEach(function (head, column) {
        var button = make("button", { type: "button", class: "sort" });
        while (head.firstChild) button.appendChild(head.firstChild);
        button.addEventListener("click", function () {
          next(column);
        });
        head.appendChild(button);
        chooser.appendChild(make("option", { value: column + " ascending" }, titles[column] + "：从小到大"));
        chooser.appendChild(make("option", { value: column + " descending" }, titles[column] + "：从大到小"));
      });
      chooser.addEventListener("change", function () {
        var choice = chooser.value.split(" ");
        if (choice.length === 2) sortBy(Number(choice[0]), choice[1]);
        else restore();
      });
      var label = make("label", { class: table.className + "-sorting" }, "排列");
      label.appendChild(chooser);
      bar.appendChild(label);
    }

    function addFilter() {
      var texts = rows.map(function (row) {
        return row.textContent.toLowerCase();
      });
      var field = make("input", { type: "search", autocomplete: "off" });
      var label = make("label", { class: "table-bar__filter" }, "在本表 " + rows.length + " 行中查找");
      var timer;
      function apply() {
        var words = field.value.toLowerCase().split(/\s+/);
        var shown = 0;
        rows.forEach(function (row, index) {
          row.hidden = !words.every(function (word) {
            return texts[index].indexOf(word) >= 0;
          });
          if (!row.hidden) shown++;
        });
        says.textContent = field.value ? "找到 " + shown + " 行，共 " + rows.length + " 行" : "";
      }
      field.addEventListener("input", function () {
        window.clearTimeout(timer);
        timer = window.setTimeout(apply, 120);
      });
      label.appendChild(field);
      bar.insertBefore(label, bar.firstChild);
    }

    if (rows.length < 2) return;
    addSorting();
    if (rows.length >= FILTER_FROM) addFilter();
    bar.appendChild(says);
    table.parentNode.parentNode.insertBefore(bar, table.parentNode);
  }

  // A region that does not scroll is no stop for the keyboard.
  function settleRegions() {
    toArray(document.querySelectorAll(".table")).forEach(function (region) {
      if (region.scrollWidth > region.clientWidth + 1) region.setAttribute("tabindex", "0");
      else region.removeAttribute("tabindex");
    });
  }

  toArray(document.querySelectorAll("table[data-sortable]")).forEach(equip);
  settleRegions();
  window.addEventListener("resize", settleRegions);
})();
