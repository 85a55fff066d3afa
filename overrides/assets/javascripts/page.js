// Small conveniences around a page: the menu on narrow screens, copying, printing, regions that scroll.  Without scripts the menu lies open,
// the text to copy can be selected, and the browser prints by itself.
(function () {
  "use strict";

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  each("[data-menu]", function (button) {
    button.addEventListener("click", function () {
      var open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      document.getElementById(button.getAttribute("aria-controls")).classList.toggle("nav--open", open);
    });
  });

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  each("[data-copy]", function (button) {
    var source = document.getElementById(button.getAttribute("data-copy"));
    var said = button.parentNode.querySelector("[role=status]");
    button.addEventListener("click", function () {
      select(source);
      var copied = document.execCommand("copy");
      said.textContent = copied ? "已复制" : "已选中，请按 Ctrl+C 复制";
    });
  });

  each("[data-print]", function (button) {
    button.addEventListener("click", function () {
      window.print();
    });
  });

  function fits(region) {
    return region.scrollWidth <= region.clientWidth;
  }

  // A region that does not scroll is no stop for the keyboard, and lets the head stick to the window.
  function settleRegions() {
    each(".table, .chart-figure, pre", function (region) {
      if (region.className.indexOf("table") === 0) {
        region.classList.remove("table--tight");
        region.classList.toggle("table--tight", !fits(region));
        region.classList.toggle("table--fits", fits(region));
      }
      if (fits(region)) region.removeAttribute("tabindex");
      else region.setAttribute("tabindex", "0");
    });
  }

  // On paper nothing unfolds, and nobody sees the address bar.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (details) {
      details.setAttribute("open", "");
    });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (details) {
      details.removeAttribute("open");
    });
  });
  each("[data-here]", function (place) {
    if (location.protocol !== "file:") place.textContent = "，" + location.href.replace(/[?#].*$/, "");
  });

  settleRegions();
  window.addEventListener("resize", settleRegions);
})();
