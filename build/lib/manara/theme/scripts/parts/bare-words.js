/* when: class="search" */
/* Words and numbers as a search compares them, by the rules that the page hands over (site/stems.py). Parts are joined in
   order of name, so this one stands before the scripts that use it. */
(function (d) {
var rules = JSON.parse(d.querySelector(".search").dataset.rules), stop = " " + rules.stop + " ";
var marks = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u2066-\u2069\u202a-\u202e'’ʼ‘`´]/g;
var word = /[^\s!-\/:-@\[-`{-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u3000-\u303f\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965]{2,}/g;
/* Digits of every script as those of ASCII. */
function digits(s) {
  return s.replace(/[^\u0000-\u065f]/g, function (c) {
    for (var i = 0, n; i < rules.digits.length; i++) { n = c.charCodeAt(0) - rules.digits.charCodeAt(i); if (n >= 0 && n < 10) return n }
    return c
  })
}
function fold(s) {
  s = digits(s).toLowerCase();
  s = (s.normalize ? s.normalize("NFKD") : s).replace(marks, "");
  return s.replace(/[^\u0000-\u007f]/g, function (c) { var i = rules.letters.indexOf(c); return i < 0 ? c : rules.as[i] })
}
function all(steps, w) {
  steps.forEach(function (s) { w = w.replace(s[0], s[1]) });
  return w
}
function compiled(list, flag) { return list.map(function (s) { return [RegExp(s[0], flag), s[1]] }) }
var steps = compiled(rules.steps, ""), sounds = compiled(rules.sounds, "g"), before = rules.before && RegExp(rules.before);
d.manara = {
  fold: fold,
  /* The words of a text; those that lead nowhere are left out where others are left. */
  words: function (s) {
    var found = fold(s).match(word) || [], telling = found.filter(function (w) { return stop.indexOf(" " + w + " ") < 0 });
    return telling.length ? telling : found
  },
  bare: function (w) { return all(steps, w) },
  /* A stem without what is written to its front, or the stem. */
  front: function (w) { return before ? w.replace(before, "") : w },
  sound: function (w) { return all(sounds, w) },
  stem: function (w) { return all(steps, fold(w)) },
  /* Whether one sign is added, lost, changed or swapped with its neighbour. */
  near: function (a, b) {
    if (a.length < 4 || Math.abs(a.length - b.length) > 1) return false;
    for (var i = 0; a[i] == b[i] && i < a.length;) i++;
    var x = a.slice(i), y = b.slice(i);
    return x.slice(1) == y.slice(1) || x == y.slice(1) || x.slice(1) == y || (x[0] == y[1] && x[1] == y[0] && x.slice(2) == y.slice(2))
  },
  /* What may be a number in a text: runs of digits, as groups. "+965" and "00965" are digits like any. */
  numbers: function (s) {
    return (digits(s).match(/[0-9][0-9 \u00a0().\/\-\u2010-\u2015]*/g) || []).map(function (run) { return run.match(/[0-9]+/g) })
  },
  /* The digits of a link to a number, and of its words, each without zeros in front; of a closed line, what is kept of
     it in letters. */
  dialled: function (a) {
    if (a.dataset.was) return a.dataset.was.replace(/[a-j]/g, function (c) { return c.charCodeAt(0) - 97 }).match(/[0-9]+/g);
    return [a.getAttribute("href"), a.textContent].map(function (s) { return s.replace(/[^0-9]/g, "").replace(/^0+/, "") }).filter(Boolean)
  },
  /* Which links, of a list, lead to a number typed in groups: as it stands, with its groups turned round, or each group. */
  match: function (groups, links) {
    function has(n) { n = n.replace(/^0+/, ""); return links.filter(function (a) { return d.manara.dialled(a).indexOf(n) >= 0 }) }
    var whole = has(groups.join("")), turned = groups.slice().reverse();
    if (!whole.length) whole = has(turned.join(""));
    return whole.length || groups.length < 2 ? whole : groups.reduce(function (all, g) { return g.length > 2 ? all.concat(has(g)) : all }, [])
  },
  /* Links whose number differs by one digit from what is typed, or begins with it. */
  alike: function (n, links, begins) {
    n = n.replace(/^0+/, "");
    return links.filter(function (a) {
      return d.manara.dialled(a).some(function (own) { return begins ? own.indexOf(n) == 0 : own.length > 5 && d.manara.near(own, n) })
    })
  }
}
})(document)
