// Makes a few things nicer; nothing needs it. Sends nothing; keeps nothing but a kit, when asked to.
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
  // What was written on a page to fill in goes when the page goes; print shows all of it.
  document.querySelectorAll("[data-blank]").forEach(function (sheet) {
    var fields = sheet.querySelectorAll("textarea");
    function wipe() { fields.forEach(function (one) { one.value = ""; }); }
    addEventListener("pagehide", wipe);
    addEventListener("pageshow", function (event) { if (event.persisted) { wipe(); } });
    addEventListener("beforeprint", function () {
      fields.forEach(function (one) { one.rows = Math.max(one.rows, one.value.split("\n").length, Math.ceil(one.value.length / 60)); });
    });
    var button = sheet.querySelector("[data-wipe]");
    button.hidden = false;
    button.addEventListener("click", wipe);
  });

  // A tool that runs counts along, buzzes if asked to, and keeps the screen awake where the phone allows it.
  document.querySelectorAll("[data-run]").forEach(function (run) {
    var tool = run.parentNode, lock = null, timer = null;
    var shown = tool.querySelector("[data-count]"), buzz = tool.querySelector("[data-buzz]"), hold = tool.querySelector(".hold");
    if (buzz && navigator.vibrate) { buzz.hidden = false; }
    function beats() { return (tool.dataset.beats || tool.querySelector(".pick:checked").dataset.beats).split(" ").map(Number); }
    function start() {
      stop();
      if (!run.checked) { return; }
      if (navigator.wakeLock) { navigator.wakeLock.request("screen").then(function (got) { lock = got; }, function () {}); }
      var list = beats(), beat = 0, second = 0;
      function tick() {
        if (hold && hold.checked) { return; }
        second += 1;
        if (second > list[beat]) { second = 1; beat = (beat + 1) % list.length; }
        if (second === 1 && buzz && buzz.firstElementChild.checked) { navigator.vibrate(40); }
        if (shown) { shown.textContent = second; }
      }
      tick();
      timer = setInterval(tick, 1000);
    }
    function stop() {
      clearInterval(timer);
      if (shown) { shown.textContent = ""; }
      if (lock) { lock.release(); lock = null; }
    }
    run.addEventListener("change", start);
    tool.querySelectorAll(".pick").forEach(function (one) { one.addEventListener("change", start); });
  });

  // Single keys, for those who turned them on; never while somebody writes.
  var shortcuts = document.body.dataset.keys;
  if (shortcuts) {
    var step = function (by) {
      var all = [].slice.call(document.querySelectorAll(".work th a, .cards h2 a"));
      var next = all[Math.max(0, all.indexOf(document.activeElement) + by)];
      if (next) { next.focus(); }
    };
    var press = function (where) { var one = document.querySelector(where); if (one) { one.click(); } };
    var act = {
      "/": function () { var box = document.querySelector("#q"); if (box) { box.focus(); } },
      j: function () { step(1); },
      k: function () { step(-1); },
      x: function () { var row = document.activeElement.closest(".work tr"); if (row && row.querySelector("input")) { row.querySelector("input").click(); } },
      h: function () { press("#picked .go"); },
      c: function () { press("#picked .go + button"); },
      "?": function () { location.href = shortcuts; }
    };
    addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !act[event.key]) { return; }
      if (event.target.closest("input:not([type=checkbox]), textarea, select")) { return; }
      event.preventDefault();
      act[event.key]();
    });
  }

  // My kit, on this phone: only after somebody pressed "Keep on this phone".
  var KEY = "worrystone-kit";
  function kept() { try { return (localStorage.getItem(KEY) || "").split(" ").filter(Boolean); } catch (_) { return []; } }
  function keep(ids) { try { localStorage.setItem(KEY, ids.join(" ")); return true; } catch (_) { return false; } }
  function addressOf(href, ids) {
    var url = new URL(href);
    url.searchParams.delete("id");
    ids.forEach(function (id) { url.searchParams.append("id", id); });
    return url.href;
  }
  function each(mark, act) { document.querySelectorAll("[data-" + mark + "]").forEach(act); }
  function reveal(mark, act) { each(mark, function (one) { one.hidden = false; one.addEventListener("click", function () { act(one); }); }); }
  function say(what) { var where = document.querySelector("[data-said]"); where.textContent = where.dataset[what]; }
  if (kept().length) {
    each("kit-add", function (link) {
      var whole = kept().filter(function (id) { return id !== link.dataset.kitAdd; }).concat(link.dataset.kitAdd);
      link.href = addressOf(link.href, whole);
      link.addEventListener("click", function () { keep(whole); });
    });
    each("kit-drop", function (link) {
      link.addEventListener("click", function () { keep(kept().filter(function (id) { return id !== link.dataset.kitDrop; })); });
    });
    each("kit-kept", function (one) { one.hidden = false; one.firstChild.href = addressOf(one.firstChild.href, kept()); });
  }
  if (document.querySelector("[data-kit]")) {
    reveal("keep", function () { say(keep(document.querySelector("[data-kit]").dataset.kit.split(" ")) ? "kept" : "failed"); });
  }
  if (navigator.clipboard) {
    reveal("copy", function () { navigator.clipboard.writeText(location.href).then(function () { say("copied"); }, function () {}); });
  }
  if (navigator.serviceWorker) {
    reveal("offline", function (button) {
      navigator.serviceWorker.register(button.dataset.worker).then(function () { return navigator.serviceWorker.ready; }).then(function (own) {
        var line = new MessageChannel();
        line.port1.onmessage = function (event) { say(event.data ? "ready" : "failed"); };
        own.active.postMessage({ keep: button.dataset.offline.split(" ") }, [line.port2]);
      }).catch(function () { say("failed"); });
    });
  }
  // Clear-Site-Data is obeyed on secure addresses only, so forget by hand as well.
  if (document.querySelector("[data-forget]")) {
    try { localStorage.removeItem(KEY); sessionStorage.clear(); } catch (_) { /* nothing was kept */ }
    if (window.caches) { caches.keys().then(function (names) { names.forEach(function (name) { caches.delete(name); }); }); }
    if (navigator.serviceWorker) { navigator.serviceWorker.getRegistrations().then(function (all) { all.forEach(function (one) { one.unregister(); }); }); }
  }
})();
