// Keeps what somebody asked to have offline: help, calm tools, their kit. Nothing that was visited.
"use strict";
const SHELF = "kept";
const BLANK = "<!doctype html><meta charset=utf-8><title>…</title>";
const base = registration.scope;

async function take(addresses) {
  await caches.delete(SHELF);
  const shelf = await caches.open(SHELF);
  const done = await Promise.all(addresses.map(async (address) => {
    const answer = await fetch(address, { cache: "reload", credentials: "omit" });
    if (answer.ok && !answer.redirected) { await shelf.put(address, answer); }
    return answer.ok;
  }));
  return done.every(Boolean);
}

async function refresh() {
  const kept = await (await caches.open(SHELF)).keys();
  if (kept.length) { await take(kept.map((one) => one.url)).catch(() => {}); }
}

async function instead(request) {
  const url = new URL(request.url);
  // Leaving must never show a page of ours.
  if (url.pathname === new URL("exit", base).pathname) { return new Response(BLANK, { headers: { "Content-Type": "text/html" } }); }
  const shelf = await caches.open(SHELF);
  const found = request.method === "GET" && (await shelf.match(request, { ignoreVary: true }) || await shelf.match(request, { ignoreVary: true, ignoreSearch: true }));
  return found || await shelf.match(new URL("offline", base), { ignoreVary: true, ignoreSearch: true }) || Response.error();
}

addEventListener("install", (event) => event.waitUntil(refresh().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  event.waitUntil(take(event.data.keep).catch(() => false).then((done) => event.ports[0].postMessage(done)));
});
addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => instead(request)));
  } else if (request.url.startsWith(new URL("assets/", base).href)) {
    event.respondWith(caches.match(request, { ignoreVary: true }).then((found) => found || fetch(request)));
  }
});
