// Makes the editor livelier; everything works without it.
(() => {
  "use strict";

  const text = document.getElementById("conf");
  const findings = document.getElementById("findings");
  const help = document.getElementById("line-help");

  const SEVERITIES = ["ERROR", "WARNING", "HINT"];
  const byKey = window.matchMedia("(any-pointer: fine)").matches ? " F8 goes to the next finding." : "";
  const WORDS = { ERROR: "Mistake", WARNING: "Warning", HINT: "Hint" };

  // What lies under the text: line numbers, and each line once more, unseen, with its finding behind it.
  const numbers = layer("numbers");
  const marks = layer("marks");

  // For each line the number it had in the text that the findings are about, or in the one that was sent to be checked;
  // 0 for a line that was changed since. Findings move with their lines, and a line that was changed has none.
  let origins = counted();
  let sinceSent = counted();
  let drawn = lines();

  function layer(name) {
    const element = document.createElement("div");
    element.className = name;
    element.setAttribute("aria-hidden", "true");
    element.append(document.createElement("div"));
    text.before(element);
    return element.firstChild;
  }

  function lines() {
    return text.value.split("\n");
  }

  // How many elements two arrays have in common at their beginnings, or at their ends behind that.
  function inCommon(one, other, fromEnd, skipped) {
    const most = Math.min(one.length, other.length) - skipped;
    const at = (array, index) => array[fromEnd ? array.length - 1 - index : index];
    let count = 0;
    while (count < most && at(one, count) === at(other, count)) {
      count += 1;
    }
    return count;
  }

  function counted() {
    return lines().map((_, index) => index + 1);
  }

  // What was typed last lies in one place; the lines above and below are as they were.
  function follow() {
    const current = lines();
    const above = inCommon(drawn, current, false, 0);
    const below = inCommon(drawn, current, true, above);
    const moved = (numbersBefore) => [
      ...numbersBefore.slice(0, above),
      ...Array(current.length - above - below).fill(0),
      ...numbersBefore.slice(numbersBefore.length - below),
    ];
    origins = moved(origins);
    sinceSent = moved(sinceSent);
    drawn = current;
  }

  // Each finding with the line where it stands now, 0 for none.
  function placed() {
    return Array.from(findings.querySelectorAll("[data-line]"), (element) => ({
      element,
      line: origins.indexOf(Number(element.dataset.line)) + 1,
      start: Number(element.dataset.start),
      severity: SEVERITIES.find((severity) => element.classList.contains(severity)),
      message: element.querySelector(".message").textContent,
      remedy: element.querySelector(".remedy")?.textContent ?? "",
    }));
  }

  function worst(found) {
    return found.toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity))[0];
  }

  function make(tag, className, content) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = content;
    return element;
  }

  function draw() {
    const all = placed();
    const rows = lines().map((content, index) => {
      const finding = worst(all.filter(({ line }) => line === index + 1));
      const number = make("span", finding?.severity ?? "", String(index + 1));
      const mark = make("span", finding?.severity ?? "", finding ? content.slice(0, finding.start) : content);
      if (finding) {
        mark.append(make("u", "", content.slice(finding.start)), make("em", "", finding.message));
      }
      return { number, mark };
    });
    numbers.replaceChildren(...rows.map(({ number }) => number));
    marks.replaceChildren(...rows.map(({ mark }) => mark));
    for (const { element, line } of all) {
      element.classList.toggle("past", line === 0);
    }
    scroll();
    explain();
  }

  function scroll() {
    numbers.style.translate = `0 ${-text.scrollTop}px`;
    marks.style.translate = `${-text.scrollLeft}px ${-text.scrollTop}px`;
  }

  function lineOfCursor() {
    return text.value.slice(0, text.selectionStart).split("\n").length;
  }

  // Selects what a finding is about, from where it begins to the end of its line.
  function select({ line, start }) {
    const before = lines().slice(0, line - 1);
    const end = lines()[line - 1].length;
    const offset = before.reduce((sum, content) => sum + content.length + 1, 0);
    text.focus();
    text.setSelectionRange(offset + Math.min(start, end), offset + end);
    const mark = marks.children[line - 1];
    const begin = mark.querySelector("u")?.offsetLeft ?? 0;
    text.scrollTop = mark.offsetTop - text.clientHeight / 2;
    text.scrollLeft = begin > text.clientWidth / 2 ? begin - text.clientWidth / 2 : 0;
    explain();
  }

  // From the line of the cursor to the next line with a finding, or to the one before, round and round.
  function goOn(step) {
    const here = lineOfCursor();
    const found = placed()
      .filter(({ line }) => line > 0)
      .toSorted((one, other) => step * (one.line - other.line));
    const next = found.find(({ line }) => step * (line - here) > 0) ?? found[0];
    if (next) {
      select(next);
    }
  }

  const directives = Array.from(document.querySelectorAll("[data-directive]"), (entry) => ({
    name: entry.dataset.directive.toLowerCase(),
    spelling: entry.dataset.directive,
    meaning: entry.querySelector("dd").textContent,
  })).sort((one, other) => other.name.length - one.name.length);

  // Says below the editor what is to be said about the line of the cursor: its findings, and what its directive is for.
  function explain() {
    const here = lineOfCursor();
    const line = lines()[here - 1].toLowerCase();
    const found = directives.find(
      ({ name }) => line === name || line.startsWith(`${name} `) || line.startsWith(`${name}\t`),
    );
    const said = placed()
      .filter((finding) => finding.line === here)
      .map(({ severity, message, remedy }) => `${WORDS[severity]}: ${message} ${remedy}`);
    if (found) {
      said.push(`${found.spelling}: ${found.meaning}`);
    }
    const words = said.join("\n") || `Put the cursor into a line to read what it does.${byKey}`;
    if (help.textContent !== words) {
      help.textContent = words;
    }
  }

  // Changes what differs and nothing else, as if it were typed: only so can the browser's own undo take it back, and only
  // the command that is called old does it.
  function rewrite(wanted) {
    const before = Array.from(text.value);
    const after = Array.from(wanted);
    const above = inCommon(before, after, false, 0);
    const below = inCommon(before, after, true, above);
    const units = (characters) => characters.join("").length;
    const start = units(before.slice(0, above));
    const end = text.value.length - units(before.slice(before.length - below));
    const put = after.slice(above, after.length - below).join("");
    text.focus();
    text.setSelectionRange(start, end);
    if (!document.execCommand(put ? "insertText" : "delete", false, put)) {
      text.setRangeText(put);
    }
  }

  const hush = (event) => event.stopImmediatePropagation();

  // Mends in place what would otherwise come back as a new page, as it does when anything is unusual.
  async function mend(button) {
    const answer = await fetch(button.formAction, {
      method: "POST",
      body: new URLSearchParams(new FormData(text.form, button)),
    }).catch(() => null);
    if (answer?.status !== 200) {
      button.dataset.plain = "yes";
      text.form.requestSubmit(button);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // The answer has the findings of the new text already, and the way back.
    text.form.addEventListener("input", hush, true);
    rewrite(page.getElementById("conf").value);
    text.form.removeEventListener("input", hush, true);
    findings.replaceChildren(...page.getElementById("findings").childNodes);
    drawn = lines();
    origins = counted();
    draw();
    findings.tabIndex = -1;
    findings.focus();
  }

  text.form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button?.name === "fix" && !button.dataset.plain) {
      event.preventDefault();
      mend(button);
    }
  });

  findings.addEventListener("submit", (event) => {
    if (event.target.classList.contains("mended")) {
      event.preventDefault();
      rewrite(event.target.elements.conf.value);
    }
  });

  findings.addEventListener("click", (event) => {
    const entry = event.target.closest("a.line")?.closest("[data-line]");
    const finding = placed().find(({ element }) => element === entry);
    if (finding) {
      event.preventDefault();
      select(finding.line ? finding : { line: Math.min(Number(entry.dataset.line), lines().length), start: 0 });
    }
  });

  text.addEventListener("keydown", (event) => {
    if (event.key === "F8") {
      event.preventDefault();
      goOn(event.shiftKey ? -1 : 1);
    }
  });
  text.addEventListener("input", () => {
    follow();
    draw();
  });
  text.addEventListener("scroll", scroll);
  for (const event of ["keyup", "click", "focus", "select"]) {
    text.addEventListener(event, explain);
  }
  text.addEventListener("htmx:beforeRequest", () => {
    sinceSent = counted();
  });
  findings.addEventListener("htmx:afterSwap", () => {
    origins = sinceSent;
    draw();
  });
  draw();
})();
