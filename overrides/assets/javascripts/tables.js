// Sorting and finding in tables marked data-sortable.  The table is complete without this script: rows only change places or hide.
(function () {
  "use strict";
  var NUMERIC = ["money", "number", "count", "rate", "score"];
  var GRADES = ["差", "中", "良", "优"];
  var UP = "ascending";
  var DOWN = "descending";
  var collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    for (var name in attributes) element.setAttribute(name, attributes[name]);
    if (text) element.textContent = text;
    return element;
  }

  // What a cell is sorted by: a number, an ISO date, the rank of a grade, or its text; null for what is missing.
  function keyOf(cell, numeric) {
    if (!cell || cell.querySelector(".missing")) return null;
    var text = cell.textContent.trim();
    var exact = cell.querySelector("data");
    var time = cell.querySelector("time");
    if (numeric) {
      var number = parseFloat(exact ? exact.getAttribute("value") : text.replace(/,/g, ""));
      return isNaN(number) ? null : number;
    }
    if (time) return time.getAttribute("datetime");
    return GRADES.indexOf(text) < 0 ? text || null : GRADES.indexOf(text);
  }

  function sorted(rows, column, numeric, sign) {
    var entries = rows.map(function (row, index) {
      return { row: row, key: keyOf(row.cells[column], numeric), index: index };
    });
    entries.sort(function (a, b) {
      // Missing values stay at the end in both directions.
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.index - b.index;
      var words = typeof a.key === "string" && typeof b.key === "string";
      return sign * (words ? collator.compare(a.key, b.key) : a.key - b.key) || a.index - b.index;
    });
    return entries.map(function (entry) {
      return entry.row;
    });
  }

  function equip(table) {
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    var heads = Array.from(table.tHead.rows[0].cells);
    var titles = heads.map(function (head) {
      return head.firstChild.textContent.trim();
    });
    var says = make("p", { class: "table-said", role: "status" });
    var bar = make("div", { class: "table-bar" });
    var chooser = make("select", {});

    function isNumeric(column) {
      return NUMERIC.indexOf(heads[column].getAttribute("data-kind")) >= 0;
    }

    // Without a direction: the order as published.
    function order(column, direction) {
      var fragment = document.createDocumentFragment();
      var inOrder = direction ? sorted(rows, column, isNumeric(column), direction === UP ? 1 : -1) : rows;
      inOrder.forEach(function (row) {
        fragment.appendChild(row);
      });
      body.appendChild(fragment);
      heads.forEach(function (head, index) {
        if (direction && index === column) head.setAttribute("aria-sort", direction);
        else head.removeAttribute("aria-sort");
      });
      chooser.value = direction ? column + " " + direction : "";
      says.textContent = direction ? "已排列：" + chooser.selectedOptions[0].textContent : "已恢复原来的顺序";
    }

    // Numbers from the largest first, words from the smallest; then the other way; then as published.
    function next(column) {
      var turns = isNumeric(column) ? [DOWN, UP] : [UP, DOWN];
      order(column, turns[turns.indexOf(heads[column].getAttribute("aria-sort")) + 1]);
    }

    function addField(name, title, field) {
      var label = make("label", { class: name });
      label.appendChild(make("span", {}, title));
      label.appendChild(field);
      bar.appendChild(label);
    }

    function addSorting() {
      chooser.appendChild(make("option", { value: "" }, "原来的顺序"));
      heads.forEach(function (head, column) {
        var button = make("button", { type: "button", class: "sort" });
        var meaning = head.querySelector("a.term");
        while (head.firstChild && head.firstChild !== meaning) button.appendChild(head.firstChild);
        button.addEventListener("click", function () {
          next(column);
        });
        head.insertBefore(button, meaning);
        chooser.appendChild(make("option", { value: column + " " + UP }, titles[column] + "，从小到大"));
        chooser.appendChild(make("option", { value: column + " " + DOWN }, titles[column] + "，从大到小"));
      });
      chooser.addEventListener("change", function () {
        var choice = chooser.value.split(" ");
        order(Number(choice[0]), choice[1]);
      });
      addField(table.className + "-sorting", "排列", chooser);
    }

    function addFilter() {
      var field = make("input", { type: "search", autocomplete: "off" });
      var texts = rows.map(function (row) {
        return row.textContent.toLowerCase();
      });
      var timer;
      function apply() {
        var words = field.value.toLowerCase().split(/\s+/);
        var found = 0;
        rows.forEach(function (row, index) {
          row.hidden = !words.every(function (word) {
            return texts[index].indexOf(word) >= 0;
          });
          if (!row.hidden) found++;
        });
        says.textContent = field.value ? "找到 " + found + " 行，共 " + rows.length + " 行" : "";
      }
      field.addEventListener("input", function () {
        clearTimeout(timer);
        timer = setTimeout(apply, 120);
      });
      addField("table-filter", "在本表 " + rows.length + " 行中查找", field);
    }

    if (rows.length < 2) return;
    if (rows.length >= 10) addFilter();
    addSorting();
    bar.appendChild(says);
    table.parentNode.parentNode.insertBefore(bar, table.parentNode);
  }

  Array.from(document.querySelectorAll("table[data-sortable]")).forEach(equip);
})();
