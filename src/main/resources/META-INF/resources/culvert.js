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

  findings.addEventListener("click", (event) => {
    const link = event.target.closest("a.line");
    if (link) {
      event.preventDefault();
      selectLine(Number(link.closest("[data-line]").dataset.line));
    }
  });

  addLineNumbers();
})();
