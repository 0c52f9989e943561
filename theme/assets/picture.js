// A picture of the page as one SVG, as it is seen, with its title, where it comes from and its licence; and the same as PNG.
// @ts-check

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 16; // pixels around the picture
const SHARP = 2; // pixels of a PNG for one of the page
const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "opacity", "font-family", "font-size", "font-weight",
  "text-anchor", "text-decoration-line", "overflow"];
const LEFT_OUT = ".unseen, .skip, details, [hidden], button, title";
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** What is drawn, outside the page: no style of the page or of its policy touches it. */
class Drawing {
  /** @param {DOMRect} box @param {string} background */
  constructor(box, background) {
    this.document = document.implementation.createDocument(SVG, "svg");
    this.root = this.document.documentElement;
    this.box = box;
    this.background = background;
    this.height = box.height + 2 * EDGE;
  }

  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
  made(name, attributes, text) {
    const element = this.document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /** A line of words with its left end here, as large and heavy as on the page. @param {string} text @param {number} x @param {number} y @param {CSSStyleDeclaration} style */
  words(text, x, y, style) {
    this.root.append(this.made("text", { x, y, fill: style.color, "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight }, text));
  }
}

/** Whether a reader sees an element. @param {Element} element */
const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(LEFT_OUT);

/** Everything in an element: words where they stand, and pictures. @param {Drawing} drawing @param {Node} node */
function draw(drawing, node) {
  if (node instanceof Text) return line(drawing, node);
  if (!(node instanceof Element) || !seen(node)) return;
  if (node instanceof HTMLLIElement) numbered(drawing, node);
  if (!(node instanceof SVGSVGElement)) return node.childNodes.forEach((one) => draw(drawing, one));
  const at = node.getBoundingClientRect(), made = copied(drawing, node);
  if (!made || !at.width) return;
  for (const [name, value] of Object.entries({ x: at.left - drawing.box.left + EDGE, y: at.top - drawing.box.top + EDGE, width: at.width, height: at.height })) made.setAttribute(name, String(value));
  drawing.root.append(made);
}

/** The number of an item of a list, which is no text of the page. @param {Drawing} drawing @param {HTMLLIElement} item */
function numbered(drawing, item) {
  const list = item.parentElement, style = getComputedStyle(item);
  if (!(list instanceof HTMLOListElement) || style.listStyleType !== "decimal") return;
  const number = `${item.value || [...list.children].indexOf(item) + 1}.`, range = document.createRange();
  range.selectNodeContents(item);
  const at = range.getClientRects()[0];
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: up, width } = pen.measureText(`${number} `);
  if (at) drawing.words(number, at.left - drawing.box.left + EDGE - width, at.top - drawing.box.top + EDGE + up, style);
}

/** The words of a text, those that stand on one line together. @param {Drawing} drawing @param {Text} node */
function line(drawing, node) {
  const style = getComputedStyle(/** @type {Element} */ (node.parentElement)), range = document.createRange();
  /** @type {{ text: string, at: DOMRect }[]} */
  const lines = [];
  for (const word of node.data.matchAll(/\S+/g)) {
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    const at = range.getBoundingClientRect(), last = lines.at(-1);
    if (!at.width) continue;
    if (last && Math.abs(last.at.top - at.top) < 2) last.text += ` ${word[0]}`;
    else lines.push({ text: word[0], at });
  }
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: up } = pen.measureText("x");
  for (const { text, at } of lines) drawing.words(text, at.left - drawing.box.left + EDGE, at.top - drawing.box.top + EDGE + up, style);
}

/** An element of a picture with all that is in it; how it looks stands in attributes. @param {Drawing} drawing @param {Element} element @returns {Element | undefined} */
function copied(drawing, element) {
  const style = getComputedStyle(element);
  if (style.display === "none" && element.localName !== "symbol") return undefined;
  const name = { a: "g", symbol: "svg" }[element.localName] ?? element.localName;
  const made = drawing.document.createElementNS(SVG, name);
  for (const { name: key, value } of element.attributes) if (!/^(class|id|style|href|role|aria-.*|tabindex|focusable|target|data-.*)$/.test(key)) made.setAttribute(key, value);
  for (const look of LOOKS) made.setAttribute(look.replace("-line", ""), style.getPropertyValue(look));
  const used = element.localName === "use" ? document.querySelector(element.getAttribute("href") ?? "") : null;
  const symbol = used && copied(drawing, used);
  if (symbol) return symbol;
  for (const one of element.childNodes) {
    const inside = one instanceof Text ? drawing.document.createTextNode(one.data) : one instanceof Element && copied(drawing, one);
    if (inside) made.append(inside);
  }
  return made;
}

/** Words below the picture, on as many lines as they need. @param {Drawing} drawing @param {string} text @param {CSSStyleDeclaration} style */
function below(drawing, text, style) {
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const most = drawing.box.width, high = parseFloat(style.fontSize) * 1.4;
  let begun = "";
  const put = () => { drawing.words(begun, EDGE, drawing.height, style); drawing.height += high; };
  for (const word of text.split(/\s+/)) {
    const longer = begun ? `${begun} ${word}` : word;
    if (begun && pen.measureText(longer).width > most) { put(); begun = word; } else begun = longer;
  }
  put();
}

/** The box around all of these. @param {Element[]} parts */
function around(parts) {
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((one) => one.left)), Math.min(...boxes.map((one) => one.top))];
  return new DOMRect(left, top, Math.max(...boxes.map((one) => one.right)) - left, Math.max(...boxes.map((one) => one.bottom)) - top);
}

/** The picture with this id, or in what has it, with its legend, as the text of an SVG file. @param {string} id @param {string} credit */
export function drawn(id, credit) {
  const named = document.getElementById(id), picture = named?.matches("figure, table") ? named : named?.querySelector("figure");
  if (!picture || !seen(picture)) throw new Error(`${id} is not in sight`);
  const parts = [picture];
  for (let next = picture.nextElementSibling; next instanceof HTMLElement && next.matches(".legend"); next = next.nextElementSibling) parts.push(next);
  const drawing = new Drawing(around(parts), getComputedStyle(document.body).backgroundColor);
  const title = picture.querySelector("figcaption, caption")?.textContent?.replace(/\s+/g, " ").trim() ?? document.title;
  for (const part of parts) draw(drawing, part);
  const address = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.href;
  const note = /** @type {Element} */ (document.querySelector(`[data-picture="${id}"] .credit`));
  below(drawing, `${credit} ${address}`, getComputedStyle(note));
  const [width, height] = [drawing.box.width + 2 * EDGE, drawing.height + EDGE].map(Math.ceil);
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, role: "img", lang: document.documentElement.lang })) drawing.root.setAttribute(key, String(value));
  drawing.root.prepend(drawing.made("title", {}, title), drawing.made("desc", {}, `${credit} ${address}`), drawing.made("rect", { width, height, fill: drawing.background }));
  return { text: new XMLSerializer().serializeToString(drawing.document), width, height };
}

/** The same as PNG. @param {{ text: string, width: number, height: number }} made @returns {Promise<Blob>} */
export async function painted(made) {
  const image = Object.assign(new Image(), { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.text)}` });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: made.width * SHARP, height: made.height * SHARP });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => { canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG"))), "image/png"); });
}
