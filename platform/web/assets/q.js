"use strict";
// Leaves fast, and keeps one entry only in the browser's history. No storage, no request of its own.
(() => {
  const out = document.body.dataset.out;
  const wipe = () => { document.title = "…"; document.body.replaceChildren(); };
  const leave = () => { wipe(); location.replace(out); };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if ("quitter" in link.dataset) { event.preventDefault(); leave(); return; }
    if (link.origin !== location.origin || !/^http/.test(link.protocol)) return;
    if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    location.replace(link.href);
  });
  // The page of a form stays in the history behind its answer: its entry is made to lead out.
  document.addEventListener("submit", () => history.replaceState(null, "", out));
  let taps = [];
  let alone = false;
  document.addEventListener("keydown", (event) => { alone = event.key === "Shift" && !event.repeat; if (event.key !== "Shift") taps = []; });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    taps = taps.filter((at) => event.timeStamp - at < 5000).concat(event.timeStamp);
    if (taps.length >= 3) leave();
  });
  addEventListener("pagehide", wipe);
  addEventListener("pageshow", (event) => { if (event.persisted) leave(); });
})();
