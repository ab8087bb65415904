// In: HTML text and the path of its file. Out: the element tree, always html > head + body (HTML 13.2, without its adoption agency).
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Report } from '../../base/diagnostic.ts';
import type { Place } from '../../base/place.ts';
import { CLOSING, DROPPED, endScope, IN_HEAD, impliedParents, OPTIONAL_END, VOID } from './nesting.ts';
import { nestingTooDeep, unclosedElement, unclosedQuote, unexpectedEndTag } from './rules.ts';
import type { Document, Element, Node } from './types.ts';

/** Deeper elements give their content to the one at this depth: every walk over a tree may recurse, a dozen calls a level. */
export const MAX_DEPTH = 256;

interface OpenElement extends Element {
  readonly attributes: Record<string, string>;
  readonly children: Node[];
  place: Place;
}

/** An element that is still open. `key` is its name in lower case; `given` the place that data-src names here or above. */
interface Frame {
  readonly element: OpenElement;
  readonly key: string;
  readonly given: Place | undefined;
}

/**
 * The document. `data-src="file:line[:column]"` places an element and all it holds; other places count in `path`.
 * Unless `strict` is false, tags that do not pair are told.
 */
export function parseHtml(
  text: string,
  path: string,
  report: Report,
  { strict = true }: { readonly strict?: boolean } = {},
): Document {
  /** XHTML: `<p/>` is closed, `<style>` is ordinary text that CDATA may wrap, and nothing is implied. */
  const xml = /\.(?:xht|xhtml|xml)$/i.test(path);
  // Same lengths, so that positions stay true.
  const source = text.replace(/[\0\ud800-\udfff]/gu, '\ufffd');
  const locate = locator(source, path);
  const make = (
    name: string,
    parent: OpenElement | null,
    place: Place,
    attributes: Record<string, string> = Object.create(null),
  ): OpenElement => ({ type: 'element', name, attributes, children: [], parent, place });

  const start: Place = { file: path, line: 1, column: 1 };
  const root = make('html', null, start);
  const head = make('head', root, start);
  const body = make('body', root, start);
  root.children.push(head, body);

  const rootFrame: Frame = { element: root, key: 'html', given: undefined };
  let bodyFrame: Frame = { element: body, key: 'body', given: undefined };
  const stack: Frame[] = [rootFrame, bodyFrame];
  let bodyBegun = false;
  /** Depth of the stack at the open <svg>; names keep their case inside. */
  let svgAt = -1;
  /** Open elements beyond MAX_DEPTH, by name. */
  const flattened = new Map<string, number>();
  let dropped = '';
  let droppedDepth = 0;

  let pending = '';
  let pendingAt = 0;
  let tagAt = 0;
  let tagName = '';
  let attributeName = '';
  let attributeValue = '';
  /** The last place in this file that data-src gave: near a tag that stands in no placed element. */
  let lastGiven: Place | undefined;
  let attributes: Record<string, string> = Object.create(null);

  const top = () => stack[stack.length - 1]!;
  const inSvg = () => svgAt >= 0;

  /** Text goes in when a tag ends it, so that entities and comments do not cut it. */
  function flush(): void {
    if (pending === '') return;
    let text = pending.includes('\r') ? pending.replace(/\r\n?/g, '\n') : pending;
    pending = '';
    if (dropped !== '') return;
    const { element, given } = top();
    const white = /^[ \t\n\f]*$/.test(text);
    if (element === body && !bodyBegun) {
      if (white) return;
      bodyBegun = true;
    }
    if (
      element.children.length === 0 &&
      text.startsWith('\n') &&
      (element.name === 'pre' || element.name === 'textarea')
    )
      text = text.slice(1);
    if (text !== '') element.children.push({ type: 'text', text, parent: element, place: given ?? locate(pendingAt) });
  }

  function append(name: string, at: number, own: Record<string, string>): Frame {
    const parent = IN_HEAD.has(name) && !bodyBegun && top().element === body ? rootFrame : top();
    const ownPlace = placeOf(own['data-src']);
    const given = ownPlace ?? parent.given;
    if (ownPlace?.file === path) lastGiven = ownPlace;
    const into = parent === rootFrame ? head : parent.element;
    const element = make(name, into, given ?? locate(at), own);
    into.children.push(element);
    if (into === body) bodyBegun = true;
    return { element, key: name.toLowerCase(), given };
  }

  function push(frame: Frame): void {
    if (frame.key === 'svg' && !inSvg()) svgAt = stack.length;
    stack.push(frame);
  }

  /** Closes down to the element at `index`, itself included; those between that need an end tag are told. */
  function closeTo(index: number, expected: boolean): void {
    while (stack.length > index) {
      const { element, key } = stack.pop()!;
      const own = stack.length === index && expected;
      if (strict && !own && !OPTIONAL_END.has(key) && !inSvg())
        report(unclosedElement, { name: element.name }, { place: element.place });
      if (stack.length === svgAt) svgAt = -1;
    }
    flattened.clear();
  }

  function openTag(selfClosing: boolean): void {
    flush();
    const name = tagName;
    const own = attributes;
    attributes = Object.create(null);
    if (dropped !== '') {
      if (name === dropped && !selfClosing) droppedDepth++;
      return;
    }
    if (name === 'html' || name === 'head' || name === 'body') {
      mergeInto(name === 'html' ? root : name === 'head' ? head : body, own);
      return;
    }
    if (DROPPED.has(name)) {
      dropped = name;
      droppedDepth = 1;
      return;
    }
    if (!inSvg() && !xml) closeImplied(name);
    const leaf = inSvg() || xml ? selfClosing : VOID.has(name);
    if (stack.length >= MAX_DEPTH && !leaf) {
      report(nestingTooDeep, { limit: MAX_DEPTH }, { place: stack[MAX_DEPTH - 1]!.element.place });
      if (!(selfClosing && name === 'svg')) flattened.set(name, (flattened.get(name) ?? 0) + 1);
      return;
    }
    if (!inSvg() && !xml)
      for (const parent of impliedParents(name, top().key)) push(append(parent, tagAt, Object.create(null)));
    const frame = append(name, tagAt, own);
    if (!leaf && !(selfClosing && name === 'svg')) push(frame);
  }

  function closeImplied(name: string): void {
    for (const { closes, until } of CLOSING.get(name) ?? []) {
      let found = -1;
      for (let at = stack.length - 1; at > 1 && !until.has(stack[at]!.key); at--)
        if (closes.has(stack[at]!.key)) found = at;
      if (found >= 0) closeTo(found, false);
    }
    if (/^h[1-6]$/.test(name) && /^h[1-6]$/.test(top().key)) closeTo(stack.length - 1, false);
  }

  function mergeInto(element: OpenElement, own: Record<string, string>): void {
    for (const name of Object.keys(own)) element.attributes[name] ??= own[name]!;
    element.place = placeOf(own['data-src']) ?? locate(tagAt);
    if (element !== body || stack[1] !== bodyFrame) return;
    bodyFrame = { element: body, key: 'body', given: placeOf(own['data-src']) };
    stack[1] = bodyFrame;
  }

  function closeTag(name: string): void {
    flush();
    if (dropped !== '') {
      if (name === dropped && --droppedDepth === 0) dropped = '';
      return;
    }
    if (name === 'html' || name === 'head' || name === 'body') return;
    const beyond = flattened.get(name);
    if (beyond) {
      flattened.set(name, beyond - 1);
      return;
    }
    const key = name.toLowerCase();
    const until = endScope(key);
    for (let at = stack.length - 1; at > 1; at--) {
      if (stack[at]!.key === key) {
        closeTo(at, true);
        return;
      }
      if (until.has(stack[at]!.key)) break;
    }
    if (strict && !VOID.has(key))
      report(unexpectedEndTag, { name }, { place: top().given ?? lastGiven ?? locate(tagAt) });
  }

  const nameAt = (from: number, to: number) => {
    const written = source.slice(from, to);
    return inSvg() && dropped === '' ? written : written.toLowerCase();
  };
  const handler: TokenizerCallbacks = {
    isInForeignContext: inSvg,
    ontext(from, to) {
      if (pending === '') pendingAt = from;
      pending += source.slice(from, to);
    },
    ontextentity(codePoint, to) {
      if (pending === '') pendingAt = Math.max(0, to - 1);
      pending += String.fromCodePoint(codePoint);
    },
    onopentagname(from, to) {
      tagAt = from - 1;
      tagName = nameAt(from, to);
      if (tagName === 'image' && !inSvg()) tagName = 'img';
    },
    onattribname(from, to) {
      const written = source.slice(from, to);
      attributeName = inSvg() ? written : written.toLowerCase();
      // The one mixed-case attribute that <svg> itself must have.
      if (attributeName === 'viewbox') attributeName = 'viewBox';
      attributeValue = '';
    },
    onattribdata(from, to) {
      attributeValue += source.slice(from, to);
    },
    onattribentity(codePoint) {
      attributeValue += String.fromCodePoint(codePoint);
    },
    onattribend() {
      if (strict && swallowsTags(attributeName, attributeValue))
        report(unclosedQuote, { name: tagName, attribute: attributeName }, { place: top().given ?? locate(tagAt) });
      attributes[attributeName] ??= attributeValue;
    },
    onopentagend: () => openTag(false),
    onselfclosingtag: () => openTag(true),
    onclosetag(from, to) {
      tagAt = Math.max(0, from - 2);
      closeTag(nameAt(from, to));
    },
    oncdata(from, to, offset) {
      if (!inSvg() && !xml) return;
      if (pending === '') pendingAt = from;
      pending += source.slice(from, to - offset);
    },
    oncomment() {},
    ondeclaration() {},
    onprocessinginstruction() {},
    onend() {
      flush();
      closeTo(2, false);
    },
  };
  const tokenizer = new Tokenizer({ xmlMode: xml }, handler);
  tokenizer.write(source);
  tokenizer.end();
  return { path, root };
}

/** A value that holds whole tags is most likely a quote left open. */
function swallowsTags(name: string, value: string): boolean {
  return value.includes('<') && /^(class|id|style|href|src|lang|width|height)$/.test(name) && /<\/?[a-z]/i.test(value);
}

/** 'file:line' or 'file:line:column' as a place. */
function placeOf(written: string | undefined): Place | undefined {
  const found = written === undefined ? null : /^(.+?):(\d{1,9})(?::(\d{1,9}))?$/.exec(written.trim());
  return found ? { file: found[1]!, line: Number(found[2]), column: Number(found[3] ?? 1) } : undefined;
}

/** Offset to place. Offsets are asked in ascending order but for steps back within a few lines: a cursor beats a search. */
function locator(source: string, file: string): (at: number) => Place {
  const nextLine = (from: number) => {
    const found = source.indexOf('\n', from);
    return found < 0 ? Number.POSITIVE_INFINITY : found + 1;
  };
  let line = 1;
  let start = 0;
  let next = nextLine(0);
  return (at) => {
    while (start > at) {
      next = start;
      start = source.lastIndexOf('\n', start - 2) + 1;
      line--;
    }
    while (next <= at) {
      start = next;
      next = nextLine(start);
      line++;
    }
    return { file, line, column: at - start + 1 };
  };
}
