// How this reader wants pages to look: large type (长者模式) and dark or light.  Loaded in <head> before anything is painted, so that
// no page flashes in the other look; the choice lasts in this browser and is sent nowhere.
(function () {
  "use strict";
  var KEY = "disclosure-display";
  var root = document.documentElement;
  var night = window.matchMedia ? window.matchMedia("(prefers-color-scheme: dark)") : { matches: false };
  var choice = {};

  function recall() {
    try {
      choice = JSON.parse(window.localStorage.getItem(KEY)) || {};
    } catch (error) {
      choice = {};
    }
  }

  function remember() {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(choice));
    } catch (error) {
      // Storage is switched off: the choice holds for this page.
    }
  }

  function isOn(mode) {
    if (mode === "dark" && typeof choice.dark !== "boolean") return night.matches;
    return choice[mode] === true;
  }

  function show() {
    root.setAttribute("data-md-color-scheme", isOn("dark") ? "slate" : "default");
    if (isOn("elder")) root.setAttribute("data-elder", "");
    else root.removeAttribute("data-elder");
    var buttons = document.querySelectorAll("[data-mode]");
    for (var i = 0; i < buttons.length; i++) {
      buttons[i].setAttribute("aria-pressed", String(isOn(buttons[i].getAttribute("data-mode"))));
    }
  }

  function toggle(event) {
    var mode = event.currentTarget.getAttribute("data-mode");
    choice[mode] = !isOn(mode);
    remember();
    show();
  }

  root.classList.remove("no-js");
  recall();
  show();
  if (night.addEventListener) night.addEventListener("change", show);
  window.addEventListener("storage", function (event) {
    if (event.key === KEY || event.key === null) {
      recall();
      show();
    }
  });
  document.addEventListener("DOMContentLoaded", function () {
    var buttons = document.querySelectorAll("[data-mode]");
    for (var i = 0; i < buttons.length; i++) buttons[i].addEventListener("click", toggle);
    show();
  });
})();
