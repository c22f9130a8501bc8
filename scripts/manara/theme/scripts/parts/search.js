/* when: id="search-index" */
/* Search inside this page: nothing is sent, stored or put into the address. */
(function (d) {
var box = d.querySelector(".search"), input = d.getElementById("q"), list = box.querySelector("ol"), told = box.querySelector("[role=status]"), index, keys, stem = d.manara.bare;
/* Whether one letter is added, lost, changed or swapped with its neighbour. */
function near(a, b) {
  if (a.length < 4 || Math.abs(a.length - b.length) > 1) return false;
  for (var i = 0; a[i] == b[i] && i < a.length;) i++;
  var x = a.slice(i), y = b.slice(i);
  return x.slice(1) == y.slice(1) || x == y.slice(1) || x.slice(1) == y || (x[0] == y[1] && x[1] == y[0] && x.slice(2) == y.slice(2))
}
function gather(key, part, into) {
  index.w[key].replace(/([A-Z]+)([a-z])/g, function (all, page, weight) {
    var n = 0, i, score = part * (Math.pow(2, (weight.charCodeAt(0) - 97) / 4) - 1);
    for (i = 0; i < page.length; i++) n = n * 26 + page.charCodeAt(i) - 64;
    into[n - 1] = Math.max(into[n - 1] || 0, score)
  })
}
function own(k) { return Object.prototype.hasOwnProperty.call(index.w, k) }
function look(word) {
  var s = stem(word), bare = s.replace(/^[وفبلك](?=[ء-ي]{3})/, ""), into = {};
  if (own(s)) gather(s, 1, into);
  if (bare != s && own(bare)) gather(bare, .8, into);
  keys.forEach(function (k) { if (k != s && s.length > 2 && k.length > 2 && (k.indexOf(s) == 0 || (s.indexOf(k) == 0 && s.length - k.length < 3))) gather(k, .4, into) });
  if (!Object.keys(into).length) keys.forEach(function (k) { if (near(s, k) || near(bare, k)) gather(k, .5, into) });
  return into
}
function find(query) {
  var total = {}, hits = {};
  d.manara.words(query).forEach(function (w) {
    var of = look(w);
    Object.keys(of).forEach(function (n) { total[n] = (total[n] || 0) + of[n]; hits[n] = (hits[n] || 0) + 1 })
  });
  return Object.keys(total).sort(function (a, b) { return total[b] * hits[b] - total[a] * hits[a] || a - b }).slice(0, 8)
}
function show() {
  var found = find(input.value);
  list.textContent = "";
  found.forEach(function (n) {
    var page = index.p[n], item = list.appendChild(d.createElement("li")), link = item.appendChild(d.createElement("a"));
    link.href = page[0]; link.textContent = page[1];
    item.appendChild(d.createElement("p")).textContent = page[2]
  });
  told.textContent = input.value.trim() ? found.length ? box.dataset.some.replace("#", found.length) : box.dataset.none : ""
}
index = JSON.parse(d.getElementById("search-index").textContent);
index.w = index.w.split(" ").reduce(function (all, part, i, parts) { if (i % 2) all[parts[i - 1]] = part; return all }, {});
keys = Object.keys(index.w);
box.hidden = false;
input.addEventListener("input", show);
addEventListener("pagehide", function () { input.value = ""; show() });
d.manara.find = find; d.manara.pages = index.p
})(document)
