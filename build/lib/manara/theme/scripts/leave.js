/* Leaving fast, and what is seen after Back. Everything here only adds: without script the control is a plain link and
   the style sheet hides the page while it is pressed. Nothing is stored and nobody is asked before the tap. */
(function (d, l) {
var r = d.documentElement, data = r.dataset, count = 0, dirty, escaped, timer, title;
function find(s) { return d.querySelector(s) }
/* Spoken texts, in the page's language: one press, two presses, leaving, timed out. */
function say(i, role) {
  var s = find(".said");
  if (s) { if (role) s.setAttribute("role", role); s.textContent = data.say.split("|")[i] || "" }
}
function dots() { var a = find("a.leave"); if (a) a.dataset.n = count }
function hide(how) { title = title || d.title; d.title = data.title; r.classList.add(how) }
function reset(i) { clearTimeout(timer); if (count) { count = 0; dots(); say(i) } }
function leave() {
  var a = find("a.leave");
  if (a) { hide("gone"); say(2, "alert"); l.replace(a.href) }
}
/* A jump opens the folds around its goal, and the fold that belongs to it. */
function unfold(goal) {
  var node = goal && goal.closest(".qa");
  if (goal && goal.matches("summary, details")) (goal.closest("details") || goal).open = true;
  if (node && node.lastElementChild.tagName == "DETAILS") node.lastElementChild.open = true;
  for (node = goal; node; node = node.parentElement) if (node.tagName == "DETAILS") node.open = true
}
function arrive() {
  var goal = l.hash.length > 1 && d.getElementById(decodeURIComponent(l.hash.slice(1)));
  if (goal) { unfold(goal); goal.scrollIntoView() }
}
d.addEventListener("DOMContentLoaded", arrive);
/* Facts past their day say so; a wrong clock can only add the note. */
d.addEventListener("DOMContentLoaded", function () {
  d.querySelectorAll("[data-until]").forEach(function (n) {
    if (new Date(n.dataset.until) < Date.now() - 864e5) { n.textContent = n.dataset.old; n.hidden = 0 }
  })
});
addEventListener("hashchange", arrive);
function show() {
  var m = find("main");
  r.classList.remove("shield"); d.title = title; m.tabIndex = -1; m.focus()
}
d.addEventListener("click", function (e) {
  var t = e.target, a = t.closest && t.closest("a[href],.shade button"), goal;
  if (!a) return;
  if (a.matches(".leave")) { e.preventDefault(); leave(); return }
  if (!a.href) { show(); return }
  if (e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || a.target || a.download || a.host != l.host || a.protocol != l.protocol) return;
  if (a.hash && a.pathname == l.pathname) {
    /* An in-page address would add a line to the history: scroll instead. */
    goal = d.getElementById(a.hash.slice(1));
    if (goal) { e.preventDefault(); unfold(goal); goal.tabIndex = -1; goal.scrollIntoView(); goal.focus({ preventScroll: true }) }
  } else if ("replace" in data && /(\/|\.html)$/.test(a.pathname)) { e.preventDefault(); l.replace(a.href) }
}, true);
/* Shift alone, three times, each within five seconds of the last, counted when it is let go. */
function typing() { var a = d.activeElement; return a && (a.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(a.tagName)) }
d.addEventListener("keydown", function (e) {
  /* In a field Shift is for typing: there Escape empties it, and once more leaves. */
  if (e.key == "Escape" && typing() && !e.repeat) {
    var field = d.activeElement;
    e.preventDefault();
    if (escaped) { leave(); return }
    escaped = 1; field.value = ""; field.dispatchEvent(new Event("input")); say(4); clearTimeout(timer); timer = setTimeout(function () { escaped = 0 }, 5000);
    return
  }
  escaped = 0;
  if (e.key == "Shift") { if (!e.repeat) dirty = e.ctrlKey || e.altKey || e.metaKey || typing() }
  else { dirty = 1; reset() }
});
d.addEventListener("mousedown", function () { dirty = 1 });
d.addEventListener("keyup", function (e) {
  if (e.key != "Shift" || dirty || typing()) return;
  clearTimeout(timer); count++; dots();
  if (count > 2) { leave(); return }
  say(count - 1);
  timer = setTimeout(reset, 5000, 3)
});
/* Back and Forward meet a neutral sheet, never the text. */
addEventListener("pagehide", function () { r.classList.add("shield") });
addEventListener("pageshow", function (e) { if (e.persisted) { r.classList.remove("gone"); hide("shield"); count = 0; dots() } });
if (performance.getEntriesByType && (performance.getEntriesByType("navigation")[0] || {}).type == "back_forward") hide("shield")
})(document, location)
