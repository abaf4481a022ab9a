"use strict";
// Passkeys: asks our server for a question, the person's device for the answer, and sends it with the form.
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

  const ask = async (makes, options) => {
    const publicKey = { ...options, challenge: bytes(options.challenge) };
    if (makes) {
      publicKey.user = { ...options.user, id: bytes(options.user.id) };
      publicKey.excludeCredentials = known(options.excludeCredentials);
      return navigator.credentials.create({ publicKey });
    }
    publicKey.allowCredentials = known(options.allowCredentials);
    return navigator.credentials.get({ publicKey });
  };

  const told = (key) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) response[part] = text(key.response[part]);
    }
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, extensions: {} });
  };

  // What is said when it does not work; « annule » for whatever the browser keeps to itself.
  const cases = { InvalidStateError: "deja", SecurityError: "adresse" };

  for (const form of document.querySelectorAll("form[data-cles]")) {
    const say = (what) => { for (const one of form.querySelectorAll("[data-cas]")) one.hidden = one.dataset.cas !== what; };
    if (!window.PublicKeyCredential || !navigator.credentials) { say("sans"); continue; }
    for (const one of form.querySelectorAll("[data-marche]")) one.hidden = false;
    const button = form.querySelector("button");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      say("");
      button.disabled = true;
      try {
        const body = new URLSearchParams({ token: form.elements.token?.value ?? "" });
        const answered = await fetch(form.dataset.question, { method: "POST", body });
        // She has to prove who she is first: the page that asks for it came instead.
        if (answered.redirected) { location.assign(answered.url); return; }
        if (!answered.ok) { say("refus"); return; }
        const { question, publicKey } = await answered.json();
        const key = await ask(form.dataset.cles === "create", publicKey);
        form.elements.question.value = question;
        form.elements.answer.value = told(key);
        form.submit();
      } catch (error) {
        say(cases[error.name] ?? "annule");
      } finally {
        button.disabled = false;
      }
    });
  }
})();
