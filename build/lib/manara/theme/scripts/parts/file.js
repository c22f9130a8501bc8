/* when: class="part" */
/* The one file: links open the folds around their goal, and the search looks through the text itself.
   Nothing is sent, stored or put into the address. */
(function (d) {
var m = d.manara, box = d.querySelector(".search"), input = box.querySelector("input"), list = box.querySelector("ol"), told = box.querySelector("[role=status]"), places = [], goals = [];
function stems(s) { return " " + m.words(s).map(m.bare).join(" ") + " " }
/* A word with another written to its front is found without, too. */
function both(s) { return s.replace(/[^ ]+/g, function (w) { var bare = m.front(w); return bare == w ? w : w + " " + bare }) }
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
/* The cards, or the parts, that hold a number which is typed; a number is never repeated. */
function numbers(query) {
  var links = [].slice.call(d.querySelectorAll(".part .tel")), shut = [].slice.call(box.querySelectorAll("[data-was]")), typed = m.numbers(query), ours = [], closed = [];
  typed.forEach(function (groups) { ours = ours.concat(m.match(groups, links)); closed = closed.concat(m.match(groups, shut)) });
  shut.forEach(function (n) { n.hidden = closed.indexOf(n) < 0 });
  return {
    ours: ours.map(function (a) { return a.closest(".card") || a.closest(".part") }).filter(function (n, i, all) { return all.indexOf(n) == i }).slice(0, 3).map(function (at) {
      return { at: at, name: at.querySelector("summary,h3,h4,h5").textContent, under: "" }
    }),
    foreign: !ours.length && !closed.length && typed.some(function (groups) { return groups.join("").length > 6 })
  }
}
function show() {
  var number = numbers(input.value), found = number.ours.concat(find(input.value)).slice(0, 8);
  list.textContent = ""; goals = [];
  found.forEach(function (p) {
    var item = list.appendChild(d.createElement("li")), link = item.appendChild(d.createElement("a"));
    link.href = "#" + (p.at.id || p.at.closest("[id]").id); link.textContent = p.name; goals.push([link, p.at]);
    if (p.under && p.under != p.name) item.appendChild(d.createElement("p")).textContent = p.under
  });
  told.textContent = input.value.trim() ? number.foreign ? box.dataset.unknown : found.length ? box.dataset.some.replace("#", found.length) : box.dataset.none : ""
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
m.find = find
})(document)
