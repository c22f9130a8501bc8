/* when: id="search-index" */
/* Search inside this page: nothing is sent, stored or put into the address. */
(function (d) {
var m = d.manara, box = d.querySelector(".search"), input = d.getElementById("q"), list = box.querySelector("ol"), status = box.querySelector("[role=status]");
status.insertAdjacentHTML("afterend", d.getElementById("told").textContent);
var answers = box.querySelectorAll(".told"), near = box.querySelector(".near"), tries = box.querySelector(".tries"), links = [].slice.call(d.querySelectorAll("#every-number .number:not([data-was]) .tel,#every-number [data-was]")), index, keys, sounds;
function own(k) { return Object.prototype.hasOwnProperty.call(index.w, k) }
function place(sign) { var n = sign.charCodeAt(0); return n < 123 ? n - 97 : n - 0x430 + 26 }
/* Adds where a word leads: by page its score, and its sections, a heading before a text. */
function gather(key, part, into) {
  index.w[key].replace(/([A-Z]+)([a-z])([^A-Z.]*)\.?([^A-Z.]*)/g, function (all, page, weight, heads, others) {
    var n = 0, i, score = part * (Math.pow(2, (weight.charCodeAt(0) - 97) / 2) - 1), one;
    for (i = 0; i < page.length; i++) n = n * 26 + page.charCodeAt(i) - 64;
    one = into[n - 1] = into[n - 1] || { n: 0, s: {} };
    one.n = Math.max(one.n, score);
    function add(signs, by) { signs.split("").forEach(function (sign) { var p = place(sign); one.s[p] = Math.max(one.s[p] || 0, score * by) }) }
    /* What many headings of a page have tells less of each. */
    add(heads, 1 / Math.sqrt(heads.length || 1)); add(others, .4)
  })
}
function look(word) {
  var s = m.bare(word), bare = m.front(s), into = {}, other;
  /* A number is another one when a digit is. */
  if (/^[0-9]+$/.test(s)) {
    if (s.length > 2) s = "~" + s.replace(/./g, function (c) { return "abcdefghij"[c] });
    if (own(s)) gather(s, 1, into);
    return into
  }
  if (own(s)) gather(s, 1, into);
  if (bare != s && own(bare)) gather(bare, .8, into);
  keys.forEach(function (k) { if (k != s && s.length > 2 && k.length > 2 && (k.indexOf(s) == 0 || (s.indexOf(k) == 0 && s.length - k.length < 3))) gather(k, .4, into) });
  function none() { return !Object.keys(into).length }
  if (none()) keys.forEach(function (k) { if (m.near(s, k) || m.near(bare, k)) gather(k, 1, into) });
  if (none() && bare != s && bare.length > 2) keys.forEach(function (k) { if (k.indexOf(bare) == 0) gather(k, .4, into) });
  if (none()) {
    sounds = sounds || keys.map(m.sound); other = m.sound(bare);
    if (other.length > 1) keys.forEach(function (k, i) { if (sounds[i] == other) gather(k, .4, into) });
    if (none()) keys.forEach(function (k, i) { if (m.near(sounds[i], other)) gather(k, .3, into) })
  }
  return into
}
function order(a, b) { return b.score - a.score || a.page - b.page || a.section - b.section }
/* The best eight answers, at most two of a page; sections with several of the words weigh more. */
function find(query) {
  var all = [], pages = {}, words = m.words(query), stems = words.map(m.bare);
  function add(of) {
    Object.keys(of).forEach(function (n) {
      var page = pages[n] = pages[n] || { n: 0, hits: 0, s: {}, of: {} };
      page.n += of[n].n; page.hits++;
      Object.keys(of[n].s).forEach(function (p) { page.s[p] = (page.s[p] || 0) + of[n].s[p]; page.of[p] = (page.of[p] || 0) + 1 })
    })
  }
  words.forEach(function (w) { add(look(w)) });
  /* Phrases of two to four words that lead somewhere together. */
  stems.forEach(function (s, i) {
    for (var n = 2, key, of; n < 5 && i + n <= stems.length; n++) if (own(key = stems.slice(i, i + n).join("_"))) { gather(key, n, of = {}); add(of) }
  });
  Object.keys(pages).forEach(function (n) {
    var page = pages[n], found = Object.keys(page.s).map(function (p) { return { page: +n, section: +p, score: page.s[p] * page.of[p] } }).sort(order);
    if (!found.length) found = [{ page: +n, section: 0, score: 1 }];
    /* The second answer of a page is worth its part of the first. */
    found.slice(0, 2).reverse().forEach(function (one) {
      one.score = page.n * page.hits * (1 + .5 * Math.max(0, (page.of[found[0].section] || 0) - 1)) * (one == found[0] ? 1 : .8 * one.score / found[0].score);
      all.push(one)
    })
  });
  return all.sort(order).slice(0, 8)
}
/* The cards of links, each once, under an answer. */
function cards(answer, found) {
  var into = answer.querySelector("div");
  into.textContent = "";
  found.map(function (a) { return a.closest(".number") }).filter(function (n, i, all) { return all.indexOf(n) == i }).forEach(function (n) {
    var copy = into.appendChild(n.cloneNode(true)), fold = copy.querySelector("details");
    if (fold) fold.open = true
  })
}
/* What is said of the numbers in a query: ours, closed, not ours, or nothing yet. A number is never repeated. */
function number(query, hits) {
  var typed = m.numbers(query), found = [], foreign;
  typed.forEach(function (groups) {
    var n = groups.join(""), ours = m.match(groups, links);
    found = found.concat(ours);
    if (!ours.length && (n.length > 6 || (n.length > 1 && !hits && !m.alike(n, links, true).length))) foreign = foreign || n
  });
  [found.filter(function (a) { return !a.dataset.was }), found.filter(function (a) { return a.dataset.was }), foreign ? m.alike(foreign, links) : []].forEach(function (of, i) {
    cards(answers[i], of); answers[i].hidden = i < 2 ? !of.length : !foreign
  });
  near.hidden = !answers[2].querySelector(".number");
  return [].filter.call(answers, function (a) { return !a.hidden }).map(function (a) { return a.querySelector("h2").textContent + "." }).join(" ")
}
function show() {
  var query = input.value, found = find(query), told = number(query, found.length);
  list.textContent = "";
  found.forEach(function (f) {
    var page = index.p[f.page], section = page[3][f.section - 1], item = list.appendChild(d.createElement("li")), link = item.appendChild(d.createElement("a"));
    link.href = page[0] + (section ? "#" + section[0] : ""); link.textContent = section ? section[1] : page[1];
    item.appendChild(d.createElement("p")).textContent = section ? page[1] : page[2]
  });
  /* Digits alone are read from the left in every script, as they are dialled. */
  input.className = /[0-9]/.test(m.fold(query)) && !/[^0-9\s+()./-]/.test(m.fold(query)) ? "digits" : "";
  tries.hidden = !!query.trim(); status.className = told ? "vh" : "";
  status.textContent = query.trim() ? told + (found.length ? " " + box.dataset.some.replace("#", found.length) : told ? "" : box.dataset.none) : ""
}
index = JSON.parse(d.getElementById("search-index").textContent);
index.w = index.w.split(" ").reduce(function (all, part, i, parts) { if (i % 2) all[parts[i - 1]] = part; return all }, {});
keys = Object.keys(index.w);
box.hidden = false;
input.addEventListener("input", show);
tries.addEventListener("click", function (e) {
  var b = e.target.closest && e.target.closest("button");
  if (b) { input.value = b.textContent; show(); input.focus() }
});
addEventListener("pagehide", function () { input.value = ""; show() });
m.find = find; m.pages = index.p
})(document)
