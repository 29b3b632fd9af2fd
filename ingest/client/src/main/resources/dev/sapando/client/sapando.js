/* Sapando's tag: page views, clicks, scroll depth and dwell, to the collector. Nothing is stored or sent before sapando.consent(true).
   <script src="/sapando.js" data-collector="https://events.shop.example" data-write-key="a browser key" defer></script> */
(() => {
  'use strict';
  const tag = document.currentScript.dataset, limit = (name, byDefault) => Number(tag[name]) || byDefault;
  const url = tag.collector.replace(/\/$/, '') + '/v1/events' + (tag.writeKey ? '?writeKey=' + encodeURIComponent(tag.writeKey) : '');
  const BATCH = limit('batch', 20), BYTES = limit('bytes', 60000), WAIT = limit('wait', 2000), QUEUE = limit('queue', 200);
  const GAP = limit('gap', 1800000), FIRST = limit('first', 1000), LONGEST = limit('longest', 60000), REMEMBERED = limit('remembered', 72000000);
  const TYPE = 'text/plain;charset=utf-8'; // what a page may send to another origin without asking first
  const random = length => Array.from(crypto.getRandomValues(new Uint8Array(length)), b => (b % 36).toString(36)).join('');
  const page = random(4);
  let agreed = false, gone = false, queue = [], flying = [], failures = 0, timer = null, memory = {}, tried = {}, shownAt = 0, depth = 0;

  // Storage may be forbidden or full: then this page's memory has to do.
  function get(storage, key) { try { return window[storage].getItem(key) || memory[key]; } catch (e) { return memory[key]; } }
  function put(storage, key, value) { try { window[storage].setItem(key, value); } catch (e) { forget(storage, key); memory[key] = value; } }
  function forget(storage, key) { delete memory[key]; try { window[storage].removeItem(key); } catch (e) { /* never was there */ } }
  function all(storage) { try { return Object.keys(window[storage]).concat(Object.keys(memory)); } catch (e) { return Object.keys(memory); } }
  function own(storage) { return all(storage).filter(k => k.startsWith('sapando.')); }
  function once(storage, key, length) { if (!get(storage, key)) put(storage, key, random(length)); return get(storage, key); }

  function session() {
    const now = Date.now(), asked = new URLSearchParams(location.search);
    let s = JSON.parse(get('sessionStorage', 'sapando.session') || 'null');
    if (!s || now - s.seen > GAP) s = { id: random(12), n: 0, channel: asked.get('utm_medium'), campaign: asked.get('utm_campaign') };
    put('sessionStorage', 'sapando.session', JSON.stringify(Object.assign(s, { n: s.n + 1, seen: now })));
    return s;
  }
  // Consent may have been withdrawn in another tab, or on a page since this one was left and came back to.
  function allowed() { return agreed && (get('localStorage', 'sapando.agreed') ? true : withdraw()); }
  function withdraw() {
    ['localStorage', 'sessionStorage'].forEach(s => own(s).forEach(key => forget(s, key)));
    [agreed, queue, memory, tried] = [false, [], {}, {}];
    return false;
  }
  function track(type, fields) {
    if (!allowed()) return;
    const s = session();
    // The page's own name is in the id: a tab that is duplicated goes on from the same number.
    const event = Object.assign({ eventId: s.id + ':' + page + '-' + s.n, type, occurredAt: new Date().toISOString(),
      visitorId: once('localStorage', 'sapando.visitor', 22), sessionId: s.id, consent: true, userAgent: navigator.userAgent,
      platform: /Mobi/.test(navigator.userAgent) ? 'mobile' : 'desktop' },
      s.channel && { channel: s.channel }, s.campaign && { campaign: s.campaign }, fields);
    // No browser sends more when a page is left, and what cannot go would hold up all that follow.
    if (size(event) > BYTES) { console.warn('sapando: not sent, since it is larger than ' + BYTES + ' bytes', event); return; }
    queue.push(event);
    while (queue.length > QUEUE) settle(waiting().slice(0, 1));
    keep();
    if (queue.length >= BATCH && !failures) send(); else later(WAIT);
  }

  function keep() {
    const left = { at: gone ? 0 : Date.now(), events: queue, tried }, key = 'sapando.queue.' + page;
    if (queue.length) put('localStorage', key, JSON.stringify(left)); else forget('localStorage', key);
  }
  // What a page left that is gone, or silent for long. A page of this tab may be alive: a duplicated tab has all of the first one's session.
  function adopt() {
    own('localStorage').filter(k => k.startsWith('sapando.queue.')).forEach(key => {
      const left = JSON.parse(get('localStorage', key) || '{"events":[]}');
      if (Date.now() - left.at < 10 * LONGEST) return;
      Object.assign(tried, left.tried);
      queue = left.events.concat(queue).slice(-QUEUE);
      forget('localStorage', key);
    });
    giveUp();
  }
  // What was ever under way may have arrived, and after a day nobody there knows it any more. What is left may go.
  function giveUp() { settle(queue.filter(e => tried[e.eventId] < Date.now() - REMEMBERED)); return queue; }
  function size(event) { return new Blob([JSON.stringify(event)]).size + 1; }
  function fitting(events) {
    let bytes = 2;
    return events.slice(0, BATCH).filter((e, i) => { bytes += size(e); return i === 0 || bytes <= BYTES; });
  }
  function waiting() { return queue.filter(e => !flying.includes(e)); }
  function settle(events) {
    queue = queue.filter(e => !events.includes(e));
    events.forEach(e => delete tried[e.eventId]);
    keep();
  }
  function later(millis) { timer = timer || setTimeout(send, millis); }

  async function send() {
    timer = clearTimeout(timer);
    if (gone || !allowed() || flying.length || !giveUp().length) return;
    const batch = flying = fitting(queue);
    let asked = 0;
    batch.forEach(e => { tried[e.eventId] = tried[e.eventId] || Date.now(); });
    keep();
    try {
      const body = JSON.stringify(batch), headers = { 'Content-Type': TYPE };
      const answer = await fetch(url, { method: 'POST', body, headers, keepalive: true, credentials: 'omit' });
      asked = 1000 * (Number(answer.headers.get('Retry-After')) || 0);
      if (answer.status === 408 || answer.status === 429 || answer.status >= 500) throw new Error(answer.status);
      if (answer.status !== 202) console.warn('sapando: the collector does not take these events', answer.status, batch);
      failures = 0;
      if (!gone) settle(batch);
    } catch (e) { failures++; }
    flying = [];
    if (queue.length) later(failures ? Math.min(asked, LONGEST) + Math.random() * Math.min(LONGEST, FIRST * Math.pow(2, failures)) : WAIT);
  }
  // The page may be gone in a moment: the browser sends what is not under way, and what it does not take stays for the next page.
  function leave() {
    if (!allowed() || !shownAt) return;
    track('scroll', { depthPercent: depth, dwellMillis: Date.now() - shownAt });
    shownAt = 0;
    giveUp();
    const beacon = batch => navigator.onLine !== false && navigator.sendBeacon(url, new Blob([JSON.stringify(batch)], { type: TYPE }));
    for (let batch = fitting(waiting()); batch.length && beacon(batch); batch = fitting(waiting())) settle(batch);
  }
  // What a page left behind is the next page's, until it is come back to.
  function comeBack() {
    if (gone && allowed()) { [gone, queue] = [false, []]; adopt(); later(WAIT); }
  }
  function seen() {
    depth = Math.max(depth, Math.min(100, Math.round(100 * (scrollY + innerHeight) / document.documentElement.scrollHeight)));
  }
  /** For pages that change without being loaded: call it on each change. */
  function view() {
    [shownAt, depth] = [Date.now(), 0];
    seen();
    track('page_view', { page: location.pathname });
    document.querySelectorAll('[data-sapando-view]').forEach(e => track('product_view', { itemId: e.dataset.sapandoView }));
  }
  function consent(given) {
    if (given !== true) { withdraw(); return; }
    if (agreed) return;
    agreed = true;
    put('localStorage', 'sapando.agreed', '1');
    adopt();
    view();
  }

  addEventListener('scroll', seen, { passive: true });
  addEventListener('pagehide', () => { leave(); gone = true; keep(); });
  addEventListener('pageshow', comeBack);
  addEventListener('storage', allowed);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave(); else if (agreed && !shownAt) shownAt = Date.now();
  });
  document.addEventListener('click', click => {
    const e = click.target.closest && click.target.closest('[data-sapando-item]');
    if (!e) return;
    const d = e.dataset, list = d.sapandoRecommendation;
    track(d.sapandoType || (list ? 'recommendation_click' : 'product_view'), Object.assign({ itemId: d.sapandoItem },
      list && { recommendationId: list }, d.sapandoPosition && { position: Number(d.sapandoPosition) }));
  }, true);
  window.sapando = { track, view, consent };
})();
