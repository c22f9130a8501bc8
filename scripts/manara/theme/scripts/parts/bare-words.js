/* when: class="search" */
/* Words as a search compares them: folded and without endings, as site/search.py does. Parts are joined in order of
   name, so this one stands before the scripts that use it. */
(function (d) {
var from = "أإآٱىةؤئ", to = "اااايهوي";
function fold(s) { return s.toLowerCase().replace(/[\u064b-\u065f\u0670\u0640'’]/g, "").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (c) { return c.charCodeAt(0) & 15 }).replace(/./g, function (c) { var i = from.indexOf(c); return i < 0 ? c : to[i] }) }
function cut(w, pattern, put) { return w.replace(pattern, function (all, head) { return head + put }) }
function stem(w) {
  w = w.replace(/^[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{3})/, "");
  w = cut(w, /^(.*?[ء-ي]{3})(?:ها|هم|هن|كم|نا|ات|ان|ون|ين|يه|ته|تي|تك|ه|ي|ك|ا|ت)$/, "");
  w = cut(w, /^(.*?[a-z]{3})(?:ies|y)$/, "i");
  return cut(w, /^(.*?[a-z]{3})(?:ing|ed|es|s|e)$/, "")
}
d.manara = {
  words: function (s) { return fold(s).match(/[a-z0-9ء-ي]{2,}/g) || [] },
  bare: stem,
  stem: function (w) { return stem(fold(w)) }
}
})(document)
