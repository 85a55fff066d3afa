// Words of the trade (a.term) show their meaning on hover, on focus and at the first tap.  Without scripts they are links to the glossary.
(function () {
  "use strict";
  var bubble = document.createElement("div");
  var shown = null;
  var touched = false;

  bubble.className = "definition";
  bubble.id = "definition";
  bubble.setAttribute("role", "tooltip");
  bubble.hidden = true;

  function place(term) {
    var box = term.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    bubble.style.maxWidth = Math.min(width - 16, 22 * parseFloat(getComputedStyle(bubble).fontSize)) + "px";
    var left = Math.max(8, Math.min(box.left, width - bubble.offsetWidth - 8));
    var below = box.bottom + bubble.offsetHeight + 8 < window.innerHeight || box.top < bubble.offsetHeight + 8;
    bubble.style.left = left + window.pageXOffset + "px";
    bubble.style.top = (below ? box.bottom + 4 : box.top - bubble.offsetHeight - 4) + window.pageYOffset + "px";
  }

  function show(term) {
    if (shown === term) return;
    hide();
    shown = term;
    bubble.textContent = term.getAttribute("data-definition");
    bubble.hidden = false;
    term.setAttribute("aria-describedby", bubble.id);
    place(term);
  }

  function hide() {
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    bubble.hidden = true;
  }

  function leave(event) {
    var to = event.relatedTarget;
    // The meaning may be pointed at, to read or to enlarge it.
    if (to && (bubble.contains(to) || (shown && shown.contains(to)))) return;
    if (shown !== document.activeElement) hide();
  }

  function equip(term) {
    term.addEventListener("touchstart", function () {
      touched = shown !== term;
    });
    term.addEventListener("click", function (event) {
      if (touched) event.preventDefault();
      touched = false;
      show(term);
    });
    term.addEventListener("mouseenter", function () {
      show(term);
    });
    term.addEventListener("mouseleave", leave);
    term.addEventListener("focus", function () {
      show(term);
    });
    term.addEventListener("blur", hide);
  }

  var terms = document.querySelectorAll("a.term[data-definition]");
  if (!terms.length) return;
  document.body.appendChild(bubble);
  Array.prototype.forEach.call(terms, equip);
  bubble.addEventListener("mouseleave", leave);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("touchstart", function (event) {
    if (shown && !shown.contains(event.target) && !bubble.contains(event.target)) hide();
  });
  window.addEventListener("resize", hide);
})();
