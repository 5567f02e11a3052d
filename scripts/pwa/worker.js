/**
 * Keeps the built app in the browser, so that it opens without a network. One cache holds one build, whole or not at all; a new build is
 * put beside it and waits until the person takes it. The build before stays for tabs that still run it. Nothing but the app's own files
 * is kept or answered: map tiles, gazetteers and a person's data go by as ever.
 */
/* global BUILD */
const { version, files } = BUILD;
const PREFIX = 'shuseki-app-';
const OWN = PREFIX + version;
/** One connection that breaks must not cost the whole build: it would be held only at the next visit. */
const ATTEMPTS = 3;
/** Files whose name changes with what is in them. */
const HASHED = /^assets\//;

const scope = self.registration.scope;
const known = new Set(files);

self.addEventListener('install', (event) => event.waitUntil(fetchBuild()));
self.addEventListener('activate', (event) => event.waitUntil(clean()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== 'GET' || !address.startsWith(scope)) return;
  const path = address.slice(scope.length) || 'index.html';
  if (known.has(path) || HASHED.test(path)) event.respondWith(answer(path, request));
});

async function fetchBuild() {
  const cache = await caches.open(OWN);
  const older = await olderCaches();
  try {
    for (const path of files) await cache.put(scope + path, await fetched(path, older));
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
}

async function fetched(path, older) {
  if (HASHED.test(path))
    for (const cache of older) {
      const held = await cache.match(scope + path);
      if (held) return held;
    }
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(scope + path, { cache: 'no-cache' });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** Caches of other builds, the newest first. */
async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  return Promise.all(names.reverse().map((name) => caches.open(name)));
}

async function clean() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(path, request) {
  const own = await caches.open(OWN);
  for (const cache of [own, ...(await olderCaches())]) {
    const held = await cache.match(scope + path);
    if (held) return held;
  }
  return fetch(request);
}
