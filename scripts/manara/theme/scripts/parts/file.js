/* when: class="part" */
/* The one file: links open the folds around their goal, and the search looks through the text itself.
   Nothing is sent, stored or put into the address. */
(function (d) {
var box = d.querySelector(".search"), input = box.querySelector("input"), list = box.querySelector("ol"), told = box.querySelector("[role=status]"), places = [], goals = [];
function stems(s) { return " " + d.manara.words(s).map(d.manara.bare).join(" ") + " " }
/* A word with "and", "in", "for" or "like" written to it is found without. */
function both(s) { return s.replace(/ [وفبلك](?=[ء-ي]{3})([^ ]+)/g, "$& $1") }
/* Every page, and every heading of it with what follows it, is a place; made when the first letter is typed. */
function gather() {
  d.querySelectorAll(".part").forEach(function (part) {
    var title = part.firstElementChild, place, add = function (at, name) { places.push(place = { at: at, name: name, under: title.textContent, text: "" }) };
    add(part, title.textContent);
    [].forEach.call(part.children, function (node) {
      if (/^H[34]$/.test(node.tagName)) add(node, node.textContent);
      place.text += " " + node.textContent
    })
  });
  places.forEach(function (p) { p.text = both(stems(p.text)); p.head = both(stems(p.name)) })
}
function count(text, word) { return text.split(word).length - 1 }
function score(p, word) {
  var whole = count(p.text, " " + word + " "), begun = word.length > 2 ? count(p.text, " " + word) : 0;
  return (count(p.head, " " + word + " ") ? 9 : 0) + Math.log(1 + whole) * 2 + Math.log(1 + begun)
}
function find(query) {
  if (!places.length) gather();
  var words = stems(query).trim(), groups = words ? words.split(" ").map(function (w) { return [w] }) : [];
  box.dataset.also.split("|").forEach(function (line) {
    var all = line.split(",");
    if (all.some(function (entry) { return (" " + words + " ").indexOf(" " + entry + " ") >= 0 })) groups.push(all)
  });
  return places.map(function (p) {
    var hits = 0, sum = 0;
    groups.forEach(function (g) {
      var best = Math.max.apply(0, g.map(function (w) { return score(p, w) }));
      if (best) { hits++; sum += best }
    });
    return { p: p, n: sum * hits }
  }).filter(function (f) { return f.n }).sort(function (a, b) { return b.n - a.n }).slice(0, 8).map(function (f) { return f.p })
}
function show() {
  var found = find(input.value);
  list.textContent = ""; goals = [];
  found.forEach(function (p) {
    var item = list.appendChild(d.createElement("li")), link = item.appendChild(d.createElement("a"));
    link.href = "#" + p.at.id; link.textContent = p.name; goals.push([link, p.at]);
    if (p.under != p.name) item.appendChild(d.createElement("p")).textContent = p.under
  });
  told.textContent = input.value.trim() ? found.length ? box.dataset.some.replace("#", found.length) : box.dataset.none : ""
}
addEventListener("click", function (e) {
  var a = e.target.closest && e.target.closest("main a[href^='#'],.tools a[href^='#']"), goal, node;
  if (!a) return;
  goals.forEach(function (g) { if (g[0] == a) goal = g[1] });
  goal = goal || d.getElementById(a.hash.slice(1));
  if (!goal) return;
  e.preventDefault(); e.stopImmediatePropagation();
  for (node = goal; node; node = node.parentElement) if (node.tagName == "DETAILS") node.open = true;
  goal.tabIndex = -1; goal.scrollIntoView(); goal.focus({ preventScroll: true })
}, true);
box.hidden = false;
input.addEventListener("input", show);
addEventListener("pagehide", function () { input.value = ""; show() });
d.manara.find = find
})(document)
