(() => {
  const desk = document.currentScript.dataset;
  const result = (words) => { const place = document.querySelector(".manara-result"); if (place) place.textContent = words; };
  const copy = async (words) => {
    try { await navigator.clipboard.writeText(words); }
    catch {
      const field = document.body.appendChild(document.createElement("textarea"));
      field.value = words; field.select(); document.execCommand("copy"); field.remove();
    }
  };
  addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const card = button.closest(".manara-card"), data = button.dataset;
    if (data.manaraCopy !== undefined) { await copy(data.manaraCopy); button.style.borderStyle = "dashed"; }
    else if (data.manaraOther !== undefined) {
      const all = [...card.querySelectorAll(".manara-said")], at = all.findIndex((one) => !one.hidden);
      all.forEach((one, index) => { one.hidden = index !== (at + 1) % all.length; });
    } else if (data.manaraOpen !== undefined) {
      const form = button.nextElementSibling; form.hidden = !form.hidden;
      if (!form.hidden) form.querySelector("input").focus();
    } else if (data.manaraSpeak !== undefined) {
      document.cookie = `manara-language=${data.manaraSpeak}; path=/; SameSite=Strict`; location.reload();
    } else if (data.manaraSave !== undefined) {
      const files = {};
      for (const field of document.querySelectorAll("[data-manara-file]")) {
        const { manaraFile: path, manaraSeen: seen, manaraLeaf: leaf } = field.dataset, file = files[path] ??= { seen };
        if (leaf === undefined) file.text = field.value;
        else if (field.value !== field.defaultValue) (file.values ??= {})[leaf] = field.value;
      }
      button.disabled = true; result("…");
      try {
        const answer = await fetch("/_save", { method: "POST", body: JSON.stringify({ files }),
          headers: { "Content-Type": "application/json", "X-Manara": desk.token } });
        if (answer.ok) location.reload(); else result(await answer.text());
      } catch (error) { result(String(error)); }
      button.disabled = false;
    } else if (data.manaraPost !== undefined) {
      const body = JSON.parse(data.manaraWith), field = button.parentElement.querySelector("input");
      if (field) body.reason = field.value;
      try {
        const answer = await fetch(`/_${data.manaraPost}`, { method: "POST", body: JSON.stringify(body),
          headers: { "Content-Type": "application/json", "X-Manara": desk.token } });
        if (answer.ok) location.reload(); else result(await answer.text());
      } catch (error) { result(String(error)); }
    }
  });
  if (desk.since !== undefined) (async () => {
    for (;;) try {
      const answer = await fetch(`/.changed?since=${desk.since}`);
      const typing = document.activeElement && document.activeElement.matches(".manara-form input") && document.activeElement.value;
      if (answer.status === 205 && !typing) { location.reload(); return; }
      if (!answer.ok || typing) throw 0;
    } catch { await new Promise((again) => setTimeout(again, 1000)); }
  })();
})();
