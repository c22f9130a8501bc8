/* Saves the answers as a file on the reviewer's own machine; nothing is sent and nothing is kept. */
"use strict";
const form = document.forms[0];
const words = JSON.parse(document.getElementById("words").textContent);
let saved = true;

form.addEventListener("input", () => { saved = false; });
form.addEventListener("change", (event) => {
  const row = event.target.closest(".row");
  if (!row) return;
  row.dataset.done = 1;
  row.querySelector(".better").classList.toggle("open", Boolean(row.querySelector("[value=better]:checked")));
});
addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const answers = {};
  let open = 0;
  for (const row of form.querySelectorAll(".row")) {
    const chosen = row.querySelector("input:checked");
    const text = row.querySelector("textarea").value.trim();
    if (!chosen || (chosen.value === "better" && !text)) open += 1;
    else answers[row.dataset.id] = { of: row.dataset.of, answer: chosen.value, ...(chosen.value === "better" && { text }) };
  }
  if (open && !confirm(words.open.replace("{count}", open))) return;
  const said = {
    format: "1",
    language: words.tag,
    role: form.elements.role.value,
    name: form.elements.who.value.trim(),
    day: today(),
    answers,
  };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(said, null, 1)], { type: "application/json" }));
  link.download = `answers-${words.tag}.json`;
  link.click();
  saved = true;
});
