// Returns every number, time and date of the page with its characters in the order of their x positions, line by line.
({ numbers, months }) => {
  document.querySelectorAll("details").forEach((element) => (element.open = true));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let text = "";
  const places = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("script, style, noscript")) continue;
    const block = node.parentElement.closest("p, li, td, th, dd, dt, h1, h2, h3, h4, summary, div, section, main, body");
    if (places.length && places.at(-1).block !== block) { text += "\n"; places.push({ block }); }
    for (let at = 0; at < node.length; at++) { text += node.data[at]; places.push({ node, at, block }); }
  }
  const escape = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const kinds = {
    number: `(?<![\\d+])(?:${numbers.map(escape).join("|")})(?!\\d)`,
    hours: "\\d{1,2}:\\d{2}(?:\\s?[-–]\\s?\\d{1,2}:\\d{2})?",
    date: `(?:\\d{1,2} )?(?:${months.map(escape).join("|")}) \\d{4}`,
  };
  const found = [];
  for (const [kind, pattern] of Object.entries(kinds)) {
    for (const match of text.matchAll(new RegExp(pattern, "gu"))) {
      const signs = [];
      for (let at = match.index; at < match.index + match[0].length; at++) {
        const { node, at: offset } = places[at];
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const box = range.getBoundingClientRect();
        if (box.width && box.height && !/\s/.test(text[at])) signs.push({ sign: text[at], x: box.left, y: Math.round(box.top), h: box.height });
      }
      if (!signs.length) continue;
      const rtl = getComputedStyle(places[match.index].node.parentElement).direction === "rtl";
      found.push({ kind, text: match[0], rtl, lines: new Set(signs.map((sign) => Math.round(sign.y / sign.h))).size, signs });
    }
  }
  return found;
};
