// Keeps what changes by itself up to date, and shows times as the reader's clock does; every page works without it.
(() => {
  "use strict";

  const localTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

  function showLocalTimes(root) {
    for (const time of root.querySelectorAll("time[datetime]:not([title])")) {
      time.title = time.textContent;
      time.textContent = localTime.format(new Date(time.dateTime));
    }
  }

  const live = document.getElementById("live");
  const announcer = document.getElementById("live-announcer");

  function show(html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const next = fresh.content.firstElementChild;
    const now = live.firstElementChild;
    if (!next || next.dataset.seen === now?.dataset.seen) {
      return;
    }
    for (const details of live.querySelectorAll("details[id]")) {
      const same = next.querySelector(`#${CSS.escape(details.id)}`);
      if (same) {
        same.open = details.open;
      }
    }
    if (next.dataset.announce !== now?.dataset.announce) {
      announcer.textContent = next.dataset.announce;
      // It was for the ear; whoever walks through the page finds the same below.
      window.setTimeout(() => announcer.replaceChildren(), 2000);
    }
    showLocalTimes(next);
    live.replaceChildren(next);
  }

  // Where events cannot get through, the page is loaded again now and then, but not over a text somebody is typing.
  function loadAgainLater() {
    window.setTimeout(() => {
      const text = document.getElementById("conf");
      if (!text || text.value === text.defaultValue) {
        window.location.reload();
      } else {
        loadAgainLater();
      }
    }, 15000);
  }

  if (live) {
    const events = new EventSource(live.dataset.events);
    events.addEventListener("message", (event) => show(event.data));
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) {
        loadAgainLater();
      }
    });
  }

  // What htmx brings says what is worth a look; what the reader has opened or closed meanwhile stays so.
  let left = new Map();
  document.addEventListener("htmx:beforeSwap", (event) => {
    left = new Map(Array.from(event.target.querySelectorAll("details[id]"), ({ id, open }) => [id, open]));
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const [id, open] of left) {
      document.getElementById(id)?.toggleAttribute("open", open);
    }
    left.clear();
    showLocalTimes(document);
  });
  showLocalTimes(document);
})();
