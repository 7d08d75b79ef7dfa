/** What the drawing takes over from the style sheets, which an exported picture does not have. */
const TAKEN = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
] as const;

const NAMESPACE = "http://www.w3.org/2000/svg";
const MARGIN_PX = 16;
const LINE_PX = 18;

/**
 * A figure as one SVG document: its title, and every panel under its name, in the colours that it has on the screen.
 * @param figure holds one `[data-panel]` a panel, whose value is the panel's name
 */
export function drawFigure(
  figure: HTMLElement,
  title: string,
): { readonly svg: string; readonly width: number; readonly height: number } {
  const ground = getComputedStyle(document.body).getPropertyValue("--paper");
  const drawing = document.createElementNS(NAMESPACE, "svg");
  const color = getComputedStyle(figure).color;
  let y = MARGIN_PX + LINE_PX;
  let width = 0;
  drawing.append(text(title, MARGIN_PX, y, color, "600"));
  for (const panel of figure.querySelectorAll<HTMLElement>("[data-panel]")) {
    const surface = panel.querySelector("svg.recharts-surface");
    if (!(surface instanceof SVGSVGElement)) continue;
    const box = surface.getBoundingClientRect();
    y += LINE_PX + 8;
    drawing.append(text(panel.dataset.panel ?? "", MARGIN_PX, y, color, "400"));
    drawing.append(panelAt(surface, MARGIN_PX, y + 6, box));
    y += 6 + box.height;
    width = Math.max(width, box.width);
  }
  const size = { width: Math.ceil(width + 2 * MARGIN_PX), height: Math.ceil(y + MARGIN_PX) };
  drawing.setAttribute("xmlns", NAMESPACE);
  drawing.setAttribute("width", String(size.width));
  drawing.setAttribute("height", String(size.height));
  drawing.setAttribute("font-family", getComputedStyle(document.body).fontFamily);
  drawing.prepend(backdrop(size, resolved(ground, figure)));
  return { svg: new XMLSerializer().serializeToString(drawing), ...size };
}

function panelAt(surface: SVGSVGElement, x: number, y: number, box: DOMRect): SVGElement {
  const copy = document.createElementNS(NAMESPACE, "svg");
  copy.append(...[...surface.childNodes].map((child) => child.cloneNode(true)));
  for (const [name, value] of Object.entries({ x, y, width: box.width, height: box.height })) {
    copy.setAttribute(name, String(value));
  }
  const originals = surface.querySelectorAll("*");
  for (const [index, element] of copy.querySelectorAll("*").entries()) {
    const original = originals[index];
    if (original) takeStyle(original, element);
  }
  return copy;
}

function takeStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of TAKEN) {
    // A paint server is named by its id; computed, it would name the address of the page as well.
    if (from.getAttribute(name)?.startsWith("url(")) continue;
    const value = style.getPropertyValue(name);
    if (value !== "") to.setAttribute(name, value);
  }
  to.removeAttribute("class");
  to.removeAttribute("style");
}

function text(content: string, x: number, y: number, color: string, weight: string): SVGElement {
  const element = document.createElementNS(NAMESPACE, "text");
  element.textContent = content;
  const attributes = { x, y, fill: color, "font-size": 12, "font-weight": weight };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

function backdrop({ width, height }: { readonly width: number; readonly height: number }, color: string): SVGElement {
  const rect = document.createElementNS(NAMESPACE, "rect");
  for (const [name, value] of Object.entries({ width, height, fill: color })) rect.setAttribute(name, String(value));
  return rect;
}

/** A colour as it is here: `light-dark()` is no colour outside of a style sheet. */
function resolved(color: string, at: HTMLElement): string {
  const probe = document.createElement("span");
  probe.style.color = color;
  at.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** The same as a picture, at twice the size: sharp on paper and on slides. */
export async function pictureOf(drawn: ReturnType<typeof drawFigure>): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = drawn.width * 2;
  canvas.height = drawn.height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
