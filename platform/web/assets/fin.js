"use strict";
// A session that nobody uses ends: the page says so two minutes before, and empties itself then, in each tab. No storage.
(() => {
  const idle = Number(document.body.dataset.idle) * 1000;
  const tabs = new BroadcastChannel("session");
  // She is led back to this page, unless others sign in on the same device.
  const vers = "shared" in document.body.dataset ? "" : `&vers=${location.pathname}`;
  const empty = (next) => { document.title = "…"; document.body.replaceChildren(); location.replace(`/pro/connexion?fin=1${next}`); };
  // This page knows that the session of the browser is over; most pages for nobody do not.
  if (document.querySelector("[data-over]")) tabs.postMessage(0);
  if (!idle) return;
  const whole = Date.now() + Number(document.body.dataset.whole) * 1000;
  const notice = document.querySelector("[data-ends]");
  const button = notice.querySelector("button");
  let end = 0;
  // Whoever writes is there, though no page is asked for: within a minute the session is told.
  let isWriting = false;
  let told = Date.now();
  addEventListener("input", () => { isWriting = true; look(); });
  const look = () => {
    const now = Date.now();
    const left = end - now;
    if (isWriting && left > 0 && now - told > 60000) {
      isWriting = false;
      told = now;
      ask().catch(() => {});
    }
    if (left <= 0) empty(vers);
    else notice.hidden = left > 120000;
    // Its whole life is over: nothing makes it longer.
    button.hidden = end === whole;
  };
  const goOn = (until) => { end = Math.min(until, whole); look(); };
  const ask = async () => {
    const answer = await fetch("/pro/compte", { method: "HEAD", redirect: "manual" });
    // Led to the sign-in page: it is over already. Any other refusal is a moment's, and takes nothing from her.
    if (answer.type === "opaqueredirect") empty(vers);
    if (!answer.ok) return;
    goOn(Date.now() + idle);
    tabs.postMessage(end);
  };
  // Another tab says that it is over: she may have signed out, and whoever comes next is not led to her page.
  tabs.addEventListener("message", (event) => { if (event.data) goOn(event.data); else empty(""); });
  // Where the network is away nothing is asked, and the page ends in its time.
  button.addEventListener("click", () => { ask().catch(() => {}); });
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  setInterval(look, 5000);
  goOn(Date.now() + idle);
  tabs.postMessage(end);
})();
