/** Text that is hard to read: measured on what the page shows, as WCAG 2 does (relative luminance, 4.5 : 1). */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';

export interface Faint {
  readonly text: string;
  readonly ratio: number;
  readonly colour: string;
  readonly background: string;
}

/** Texts in the element, itself included, whose contrast is below `least`. Throws where there is no text at all. */
export async function assertReadable(element: Locator, least = 4.5): Promise<void> {
  const { faint, count } = await element.evaluate((root, wanted) => {
    interface Element {
      readonly nodeType: number;
      readonly textContent: string | null;
      readonly childNodes: ArrayLike<Element>;
      readonly parentElement: Element | null;
      readonly tagName?: string;
      getBoundingClientRect(): { width: number; height: number };
    }
    interface Style {
      readonly color: string;
      readonly fill: string;
      readonly backgroundColor: string;
      readonly visibility: string;
      readonly opacity: string;
      readonly fontSize: string;
    }
    const page = globalThis as unknown as {
      getComputedStyle(element: Element): Style;
      document: {
        createElement(name: 'canvas'): {
          width: number;
          height: number;
          getContext(kind: '2d'): {
            fillStyle: string;
            clearRect(x: number, y: number, w: number, h: number): void;
            fillRect(x: number, y: number, w: number, h: number): void;
            getImageData(x: number, y: number, w: number, h: number): { data: ArrayLike<number> };
          };
        };
      };
    };
    const canvas = page.document.createElement('canvas');
    canvas.width = 1;
    canvas.height = 1;
    const context = canvas.getContext('2d');
    // The browser itself knows every way in which a colour can be written.
    const parse = (colour: string): number[] => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const { data } = context.getImageData(0, 0, 1, 1);
      return [data[0]!, data[1]!, data[2]!, data[3]! / 255];
    };
    const over = (top: number[], below: number[]): number[] => {
      const alpha = top[3]!;
      return [0, 1, 2].map((i) => top[i]! * alpha + below[i]! * (1 - alpha)).concat(1);
    };
    const backgroundOf = (element: Element): number[] => {
      const layers: number[][] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const layer = parse(page.getComputedStyle(at).backgroundColor);
        layers.push(layer);
        if (layer[3]! >= 1) break;
      }
      return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
    };
    const luminance = (colour: number[]): number => {
      const [r, g, b] = colour.slice(0, 3).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const faint: { text: string; ratio: number; colour: string; background: string }[] = [];
    let count = 0;
    const walk = (element: Element): void => {
      const own = [...Array.from(element.childNodes)].filter((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '');
      const style = page.getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (own.length > 0 && style.visibility !== 'hidden' && box.width > 1 && box.height > 1) {
        count += 1;
        const background = backgroundOf(element);
        const isDrawn = element.tagName?.toLowerCase() === 'text' || element.tagName?.toLowerCase() === 'tspan';
        const colour = over(parse(isDrawn ? style.fill : style.color), background);
        const [light, dark] = [luminance(colour), luminance(background)].sort((a, b) => b - a);
        const ratio = (light! + 0.05) / (dark! + 0.05);
        // Icons are drawn by a font, and say what the words beside them say.
        if (ratio < wanted && /[\p{L}\p{N}]/u.test(own.map((node) => node.textContent).join('')))
          faint.push({
            text: own.map((node) => (node.textContent ?? '').trim().slice(0, 40)).join(' '),
            ratio: Math.round(ratio * 100) / 100,
            colour: isDrawn ? style.fill : style.color,
            background: background.map(Math.round).join(),
          });
      }
      for (const child of Array.from(element.childNodes)) if (child.nodeType === 1) walk(child);
    };
    walk(root as unknown as Element);
    return { faint, count };
  }, least);
  assert.ok(count > 0, 'there is text to read');
  assert.deepEqual(faint, [], `text below ${least} : 1`);
}
