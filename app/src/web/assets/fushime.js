// Everything works without this file. It adds keys, and tells when somebody else has changed what a page shows.
"use strict";
(() => {
  const main = document.querySelector("main[data-head]");
  const typing = (at) => at.closest("input, textarea, select, [contenteditable]");
  let current = -1;
  const rows = () => [...document.querySelectorAll("[data-follow-up]")];
  const go = (by) => {
    const all = rows();
    if (!all.length) return;
    current = Math.max(0, Math.min(all.length - 1, current + by));
    const link = all[current].querySelector("a");
    all[current].scrollIntoView({ block: "nearest" });
    if (link) link.focus();
  };
  const keysOff = /(^|; *)keys=off/.test(document.cookie);
  document.addEventListener("keydown", (event) => {
    if (keysOff || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const keys = document.getElementById("keys");
    if (keys && (event.key === "?" || (event.key === "Escape" && !keys.hidden))) {
      keys.hidden = !keys.hidden;
      return;
    }
    const field = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (field) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "j" || event.key === "k") {
      go(event.key === "j" ? 1 : -1);
    } else if (/^[1-6]$/.test(event.key) && current >= 0) {
      const act = rows()[current]?.querySelector(`[data-nth="${event.key}"]`);
      if (act) act.click();
    }
  });
  // What was typed stays on the page when the connection is lost: a form leaves only when the
  // house answers. Until then the page says so, and looks again when the connection is back.
  const lost = document.getElementById("lost");
  const answers = async () => {
    try {
      const answer = await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(8000) });
      return answer.ok;
    } catch {
      return false;
    }
  };
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!lost || form.method !== "post") return;
    event.preventDefault();
    if (form.dataset.leaving) return;
    form.dataset.leaving = "1";
    const button = event.submitter;
    const there = await answers();
    lost.hidden = there;
    if (there) {
      // The button that was pressed says what is meant, so it goes along.
      if (button && button.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
      HTMLFormElement.prototype.submit.call(form);
    } else {
      delete form.dataset.leaving;
    }
  });
  window.addEventListener("online", async () => {
    if (lost && (await answers())) lost.hidden = true;
  });
  // A page that is gone back to can be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-leaving]")) delete form.dataset.leaving;
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  // What a line is read as appears while it is written; the button does the same without a script.
  for (const form of document.querySelectorAll("form[data-reads]")) {
    const line = form.querySelector("input[name=text]");
    const shown = form.querySelector("[data-understood]");
    let waiting = 0;
    line?.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const text = line.value;
        try {
          const answer = await fetch(form.dataset.reads, {
            method: "POST",
            headers: { "x-part": "1" },
            body: new URLSearchParams({ text }),
            redirect: "error",
          });
          if (answer.ok && line.value === text) shown.innerHTML = await answer.text();
        } catch {
          // Offline: the line stays, and is read when it is sent.
        }
      }, 300);
    });
  }
  // What only a script can do is offered only where there is one.
  for (const button of document.querySelectorAll("[data-copy], [data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const from = document.getElementById(button.dataset.copy);
      if (!from) return window.print();
      navigator.clipboard?.writeText(from.value ?? from.innerText);
    });
  }
  if (main) {
    const seen = main.dataset.head;
    const look = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch("/changed", { redirect: "error" });
        if (answer.ok && (await answer.text()) !== seen) {
          document.getElementById("moved").hidden = false;
        }
      } catch {
        // Offline, or signed out: the page says nothing it does not know.
      }
    };
    setInterval(look, 15000);
    document.addEventListener("visibilitychange", look);
  }
})();
