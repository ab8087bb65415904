// In: a document, and one that was styled before with the same sheets. Out: it styled with the styles of that one, when their elements are the same.
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import type { Element, Text } from '../html/types.ts';
import type { Styled } from './types.ts';

/** Files that were read, by path. */
export type FilesRead = Map<string, Uint8Array>;

/** A host that notes what is read of it. */
export function notingHost(host: Host, read: FilesRead): Host {
  return {
    ...host,
    read(path, maxBytes) {
      const result = host.read(path, maxBytes);
      if (result.ok) read.set(path, result.bytes);
      return result;
    },
  };
}

export function isReadAgain(read: FilesRead, host: Host): boolean {
  for (const [path, bytes] of read) {
    const result = host.read(path);
    if (!result.ok || Buffer.compare(result.bytes, bytes) !== 0) return false;
  }
  return true;
}

/**
 * Selectors ask for names, attributes and order, and of texts only whether there are any: where all these are the same, so are
 * the styles. `before` itself where texts and places are the same too; undefined where anything else differs. `data-src` may
 * differ: who calls makes sure that no sheet speaks of it.
 */
export function dressAgain(element: Element, before: Styled): Styled | undefined {
  const old = before.element;
  const { children } = element;
  if (!isAlike(element, old)) return undefined;
  if (before.children.length !== children.length) {
    // Not displayed: styles of its children were never asked for.
    if (before.children.length > 0) return undefined;
    for (let at = 0; at < children.length; at++)
      if (areAlike(children[at]!, old.children[at]!) === undefined) return undefined;
    return { ...before, element };
  }
  let same = element.attributes['data-src'] === old.attributes['data-src'] && isSamePlace(element.place, old.place);
  const dressed: (Styled | Text)[] = [];
  for (let at = 0; at < children.length; at++) {
    const now = children[at]!;
    const was = before.children[at]!;
    if (now.type === 'text') {
      if (was.type !== 'text') return undefined;
      if (now.text === was.text && isSamePlace(now.place, was.place)) dressed.push(was);
      else if (!areBothWhite(now, was)) return undefined;
      else {
        same = false;
        dressed.push(now);
      }
    } else {
      if (was.type === 'text') return undefined;
      const child = dressAgain(now, was);
      if (child === undefined) return undefined;
      if (child !== was) same = false;
      dressed.push(child);
    }
  }
  return same ? before : { ...before, element, children: dressed };
}

function areAlike(now: Element | Text, was: Element | Text): true | undefined {
  if (now.type === 'text') return was.type === 'text' && areBothWhite(now, was) ? true : undefined;
  if (was.type === 'text' || !isAlike(now, was)) return undefined;
  for (let at = 0; at < now.children.length; at++)
    if (areAlike(now.children[at]!, was.children[at]!) === undefined) return undefined;
  return true;
}

function isAlike(now: Element, was: Element): boolean {
  return (
    now.name === was.name && now.children.length === was.children.length && haveSame(now.attributes, was.attributes)
  );
}

function haveSame(one: Element['attributes'], other: Element['attributes']): boolean {
  let count = 0;
  for (const key in one) {
    count += 1;
    const value = other[key];
    if (value === undefined || (one[key] !== value && key !== 'data-src')) return false;
  }
  for (const _ in other) count -= 1;
  return count === 0;
}

function areBothWhite(now: Text, was: Text): boolean {
  return /\S/.test(now.text) === /\S/.test(was.text);
}

function isSamePlace(one: Place, other: Place): boolean {
  return one === other || (one.line === other.line && one.column === other.column && one.file === other.file);
}
