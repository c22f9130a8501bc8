// Tells whether a link to href is really there in the first screen of a window: the size of its figures, which may be a
// part of its words, no covering, no transparency, and whether a tap in their middle reaches it.
(view, href) => [...view.document.querySelectorAll("a")].filter(a => a.getAttribute("href") === href).some(a => {
  const figures = a.querySelector("bdi") ?? a, words = view.document.createRange();
  words.selectNodeContents(figures);
  const box = words.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
  if (box.width < 24 || box.height < 12 || box.left < 0 || box.right > view.innerWidth || box.top < 0
      || box.bottom > view.innerHeight)
    return false;
  let opacity = 1;
  for (let e = figures; e; e = e.parentElement) {
    const style = view.getComputedStyle(e);
    opacity *= Number(style.opacity);
    if (style.visibility !== "visible") return false;
  }
  const style = view.getComputedStyle(figures), top = view.document.elementFromPoint(x, y);
  return opacity > 0.9 && parseFloat(style.fontSize) >= 14 && top !== null && a.contains(top)
    && !/^rgba\(.*, 0\)$/.test(style.color);
})
