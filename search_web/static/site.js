// Makes three things nicer; nothing needs it. Sends nothing, keeps nothing.
(function () {
  "use strict";
  var leave = document.querySelector("[data-exit]");
  var shifts = [];

  // Blank at once, then replace this entry, so that Back skips the page.
  function exit(event) {
    if (event) { event.preventDefault(); }
    document.documentElement.hidden = true;
    document.title = "…";
    location.replace(leave.href);
  }
  document.querySelectorAll("[data-exit]").forEach(function (link) { link.addEventListener("click", exit); });
  addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { shifts = []; return; }
    if (event.repeat) { return; }
    var now = Date.now();
    shifts = shifts.filter(function (then) { return now - then < 5000; }).concat(now);
    if (shifts.length >= 3) { exit(); }
  });
  // Coming back from the browser's memory must not show a blank page.
  addEventListener("pageshow", function () { document.documentElement.hidden = false; });

  // Enter sends the big box; Shift and Enter make a new line.
  document.querySelectorAll("[data-enter]").forEach(function (box) {
    box.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); box.form.requestSubmit(); }
    });
  });
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { print(); });
  });
  // A pacer that runs keeps the screen awake, where the phone allows it.
  var lock = null;
  document.querySelectorAll(".pacer-switch").forEach(function (one) {
    one.addEventListener("change", function () {
      if (one.checked && navigator.wakeLock) { navigator.wakeLock.request("screen").then(function (got) { lock = got; }, function () {}); }
      if (!one.checked && lock) { lock.release(); lock = null; }
    });
  });
})();
