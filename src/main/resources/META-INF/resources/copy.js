// Buttons that copy a text; without this script the text can be selected.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value ?? text.textContent);
      said.textContent = "Copied.";
    } catch {
      // Only pages that came over https may write to the clipboard.
      if (text.select) {
        text.focus();
        text.select();
      } else {
        window.getSelection().selectAllChildren(text);
      }
      said.textContent = "Selected: press Ctrl+C.";
    }
  });
}
