/* Sapando's tag: page views, clicks, scroll depth and dwell, to the collector. Nothing is stored or sent before sapando.consent(true).
   <script src="/sapando.js" data-collector="https://events.shop.example" data-write-key="a browser key" defer></script> */
(function () {
  'use strict';
  var tag = document.currentScript.dataset;
  var url = tag.collector.replace(/\/$/, '') + '/v1/events' + (tag.writeKey ? '?writeKey=' + encodeURIComponent(tag.writeKey) : '');
  function limit(name, byDefault) { return Number(tag[name]) || byDefault; }
  var BATCH = limit('batch', 20), BYTES = limit('bytes', 60000), WAIT = limit('wait', 2000), QUEUE = limit('queue', 200);
  var GAP = limit('gap', 1800000), FIRST = limit('first', 1000), LONGEST = limit('longest', 60000), REMEMBERED = limit('remembered', 72000000);
  var TYPE = 'text/plain;charset=utf-8'; // what a page may send to another origin without asking first
  var agreed = false, queue = [], flying = [], failures = 0, timer = null, memory = {};
  var page = random(4), tab = '', shownAt = 0, depth = 0;

  function random(length) {
    return Array.from(crypto.getRandomValues(new Uint8Array(length)), function (b) { return (b % 36).toString(36); }).join('');
  }
  // Storage may be forbidden or full: then this page's memory has to do.
  function get(storage, key) { try { return window[storage].getItem(key) || memory[key] || null; } catch (e) { return memory[key] || null; } }
  function put(storage, key, value) { try { window[storage].setItem(key, value); } catch (e) { memory[key] = value; } }
  function forget(storage, key) { delete memory[key]; try { window[storage].removeItem(key); } catch (e) { /* never was there */ } }
  function own(storage) { try { return Object.keys(window[storage]).filter(function (k) { return k.indexOf('sapando.') === 0; }); } catch (e) { return []; } }
  function once(storage, key, length) { if (!get(storage, key)) put(storage, key, random(length)); return get(storage, key); }

  function session() {
    var now = Date.now(), s = JSON.parse(get('sessionStorage', 'sapando.session') || 'null'), asked = new URLSearchParams(location.search);
    if (!s || now - s.seen > GAP) s = { id: random(12), n: 0, channel: asked.get('utm_medium'), campaign: asked.get('utm_campaign') };
    s.n++;
    s.seen = now;
    put('sessionStorage', 'sapando.session', JSON.stringify(s));
    return s;
  }
  function size(event) { return new Blob([JSON.stringify(event)]).size + 1; }
  // Consent may have been withdrawn in another tab, or on a page since this one was left and came back to.
  function allowed() {
    if (agreed && !get('localStorage', 'sapando.agreed')) window.sapando.consent(false);
    return agreed;
  }
  function track(type, fields) {
    if (!allowed()) return;
    var s = session();
    // The page's own name is in the id: a tab that is duplicated goes on from the same number.
    var event = Object.assign({ eventId: s.id + ':' + page + '-' + s.n, type: type, occurredAt: new Date().toISOString(),
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
    if (queue.length) put('localStorage', 'sapando.queue.' + tab, JSON.stringify({ at: Date.now(), events: queue, tried: flying.map(function (e) { return e.eventId; }) }));
    else forget('localStorage', 'sapando.queue.' + tab);
  }
  // What an earlier page of this tab left, and what a tab left that is silent for long and so is gone.
  function adopt() {
    own('localStorage').filter(function (k) { return k.indexOf('sapando.queue.') === 0; }).forEach(function (key) {
      var left = JSON.parse(get('localStorage', key));
      if (key !== 'sapando.queue.' + tab && Date.now() - left.at < 10 * LONGEST) return;
      // What was under way then may have arrived, and after a day nobody there knows it any more.
      var sure = Date.now() - left.at < REMEMBERED;
      queue = left.events.filter(function (e) { return sure || (left.tried || []).indexOf(e.eventId) < 0; }).concat(queue).slice(-QUEUE);
      forget('localStorage', key);
    });
    keep();
  }
  function fitting(events) {
    var bytes = 2;
    return events.slice(0, BATCH).filter(function (e, i) { bytes += size(e); return i === 0 || bytes <= BYTES; });
  }
  function waiting() { return queue.filter(function (e) { return flying.indexOf(e) < 0; }); }
  function settle(events) { queue = queue.filter(function (e) { return events.indexOf(e) < 0; }); keep(); }
  function later(millis) { if (!timer) timer = setTimeout(send, millis); }

  function send() {
    clearTimeout(timer);
    timer = null;
    if (!allowed() || flying.length || !queue.length) return;
    var batch = flying = fitting(queue), asked = 0;
    keep();
    fetch(url, { method: 'POST', body: JSON.stringify(batch), headers: { 'Content-Type': TYPE }, keepalive: true, credentials: 'omit' })
      .then(function (answer) {
        asked = 1000 * (Number(answer.headers.get('Retry-After')) || 0);
        if (answer.status === 408 || answer.status === 429 || answer.status >= 500) throw new Error(answer.status);
        if (answer.status !== 202) console.warn('sapando: the collector does not take these events', answer.status, batch);
        failures = 0;
        settle(batch);
      })
      .catch(function () { failures++; })
      .then(function () {
        flying = [];
        if (queue.length) later(failures ? Math.min(asked, LONGEST) + Math.random() * Math.min(LONGEST, FIRST * Math.pow(2, failures)) : WAIT);
      });
  }
  // The page may be gone in a moment: the browser sends what is not under way, and what it does not take stays for the next page.
  function leave() {
    if (!allowed() || !shownAt) return;
    track('scroll', { depthPercent: depth, dwellMillis: Date.now() - shownAt });
    shownAt = 0;
    for (var rest = waiting(); rest.length && navigator.onLine !== false; rest = waiting()) {
      var batch = fitting(rest);
      if (!navigator.sendBeacon(url, new Blob([JSON.stringify(batch)], { type: TYPE }))) break;
      settle(batch);
    }
  }
  function seen() {
    var whole = document.documentElement.scrollHeight;
    depth = Math.max(depth, Math.min(100, Math.round(100 * (window.scrollY + window.innerHeight) / whole)));
  }
  /** For pages that change without being loaded: call it on each change. */
  function view() {
    shownAt = Date.now();
    depth = 0;
    seen();
    track('page_view', { page: location.pathname });
    document.querySelectorAll('[data-sapando-view]').forEach(function (e) { track('product_view', { itemId: e.dataset.sapandoView }); });
  }

  addEventListener('scroll', seen, { passive: true });
  addEventListener('pagehide', leave);
  addEventListener('storage', allowed);
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') leave(); else if (agreed && !shownAt) shownAt = Date.now();
  });
  document.addEventListener('click', function (click) {
    var e = click.target.closest && click.target.closest('[data-sapando-item]'), d = e && e.dataset;
    if (!d) return;
    var list = d.sapandoRecommendation;
    track(d.sapandoType || (list ? 'recommendation_click' : 'product_view'), Object.assign({ itemId: d.sapandoItem },
      list && { recommendationId: list }, d.sapandoPosition && { position: Number(d.sapandoPosition) }));
  }, true);

  window.sapando = {
    track: track,
    view: view,
    consent: function (given) {
      if (given === true && agreed) return;
      agreed = given === true;
      if (agreed) { put('localStorage', 'sapando.agreed', '1'); tab = once('sessionStorage', 'sapando.tab', 8); adopt(); view(); return; }
      queue = [];
      clearTimeout(timer);
      timer = null;
      ['localStorage', 'sessionStorage'].forEach(function (s) { own(s).forEach(function (key) { forget(s, key); }); });
      memory = {};
    }
  };
})();
