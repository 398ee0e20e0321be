// Makes the editor livelier; everything works without it.
(() => {
  "use strict";

  const text = document.getElementById("conf");
  const findings = document.getElementById("findings");

  // A column of line numbers beside the text area, with a mark where there is a finding.
  function addLineNumbers() {
    const numbers = document.createElement("div");
    numbers.className = "numbers";
    numbers.setAttribute("aria-hidden", "true");
    text.before(numbers);

    const severityOfLine = () => {
      const severities = new Map();
      for (const finding of findings.querySelectorAll("[data-line]")) {
        const line = Number(finding.dataset.line);
        const worse = ["ERROR", "WARNING", "HINT"].find(
          (severity) => finding.classList.contains(severity) || severities.get(line) === severity,
        );
        severities.set(line, worse);
      }
      return severities;
    };

    const draw = () => {
      const severities = severityOfLine();
      const lines = text.value.split("\n").length;
      numbers.replaceChildren(
        ...Array.from({ length: lines }, (_, index) => {
          const number = document.createElement("span");
          number.textContent = String(index + 1);
          number.className = severities.get(index + 1) ?? "";
          return number;
        }),
      );
      follow();
    };
    const follow = () => {
      numbers.scrollTop = text.scrollTop;
    };

    text.addEventListener("input", draw);
    text.addEventListener("scroll", follow);
    findings.addEventListener("htmx:afterSwap", draw);
    draw();
  }

  function selectLine(number) {
    const lines = text.value.split("\n");
    const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[number - 1] ?? "").length);
  }

  // Says below the editor what the directive in the line of the cursor is for; the words are those of the list on the page.
  function addLineHelp() {
    const help = document.getElementById("line-help");
    const directives = Array.from(document.querySelectorAll("[data-directive]"), (entry) => ({
      name: entry.dataset.directive.toLowerCase(),
      spelling: entry.dataset.directive,
      text: entry.querySelector("dd").textContent,
    })).sort((one, other) => other.name.length - one.name.length);

    const show = () => {
      const before = text.value.slice(0, text.selectionStart);
      const start = before.lastIndexOf("\n") + 1;
      const line = text.value.slice(start).split("\n", 1)[0].toLowerCase();
      const found = directives.find(
        ({ name }) => line === name || line.startsWith(`${name} `) || line.startsWith(`${name}\t`),
      );
      const words = found ? `${found.spelling}: ${found.text}` : "Put the cursor into a line to read what it does.";
      if (help.textContent !== words) {
        help.textContent = words;
      }
    };

    for (const event of ["input", "keyup", "click", "focus", "select"]) {
      text.addEventListener(event, show);
    }
  }

  findings.addEventListener("click", (event) => {
    const link = event.target.closest("a.line");
    if (link) {
      event.preventDefault();
      selectLine(Number(link.closest("[data-line]").dataset.line));
    }
  });

  addLineNumbers();
  addLineHelp();
})();
