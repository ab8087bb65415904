// In: the bytes of a tagged PDF, its streams as they are. Out: its structure tree, read back object by object (ISO 32000-1, 7.3 and 14.7).

export type Value = number | string | Name | Ref | readonly Value[] | Dictionary;
export interface Name {
  readonly name: string;
}
export interface Ref {
  readonly ref: number;
}
export type Dictionary = ReadonlyMap<string, Value>;

export interface Element {
  readonly role: string;
  readonly entries: Dictionary;
  /** Marked content by page object, annotations, elements: in the order a reader hears them. */
  readonly kids: readonly (
    | Element
    | { readonly page: number; readonly mcid: number }
    | { readonly page: number; readonly annotation: Dictionary }
  )[];
}

export interface Read {
  readonly root: Element;
  readonly objects: ReadonlyMap<number, Value>;
  readonly catalog: Dictionary;
}

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map;
export const isRef = (value: Value | undefined): value is Ref => typeof value === 'object' && 'ref' in value;

/** Objects inside object streams, and those that stand alone. */
function objectsOf(file: string): Map<number, Value> {
  const objects = new Map<number, Value>();
  for (const match of file.matchAll(/(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) {
    const [, id, body = ''] = match;
    const stream = /stream\r?\n/.exec(body);
    const head = parse(stream ? body.slice(0, stream.index) : body);
    objects.set(Number(id), head);
    if (!stream || !isDictionary(head) || (head.get('Type') as Name)?.name !== 'ObjStm') continue;
    const inside = body.slice(stream.index + stream[0].length);
    const first = head.get('First') as number;
    const pairs = inside.slice(0, first).trim().split(/\s+/).map(Number);
    for (let i = 0; i < pairs.length; i += 2) {
      const [from, to] = [first + pairs[i + 1]!, i + 3 < pairs.length ? first + pairs[i + 3]! : inside.length];
      objects.set(pairs[i]!, parse(inside.slice(from, to)));
    }
  }
  return objects;
}

function parse(source: string): Value {
  let at = 0;
  const skip = () => {
    while (/[\s\0]/.test(source[at] ?? '')) at += 1;
  };
  const value = (): Value => {
    skip();
    const rest = source.slice(at, at + 400);
    if (rest.startsWith('<<')) {
      at += 2;
      const found = new Map<string, Value>();
      for (skip(); at < source.length && !source.startsWith('>>', at); skip()) {
        const key = (value() as Name).name;
        found.set(key, value());
      }
      at += 2;
      return found;
    }
    if (rest.startsWith('[')) {
      at += 1;
      const found: Value[] = [];
      for (skip(); at < source.length && source[at] !== ']'; skip()) found.push(value());
      at += 1;
      return found;
    }
    if (rest.startsWith('<')) {
      const end = source.indexOf('>', at);
      const bytes = Buffer.from(source.slice(at + 1, end), 'hex');
      at = end + 1;
      return bytes[0] === 0xfe && bytes[1] === 0xff
        ? bytes.subarray(2).swap16().toString('utf16le')
        : bytes.toString('latin1');
    }
    if (rest.startsWith('(')) {
      let [text, depth] = ['', 0];
      for (; at < source.length; at++) {
        const letter = source[at]!;
        if (letter === '\\') text += source[++at];
        else {
          if (letter === '(' && depth++ === 0) continue;
          if (letter === ')' && --depth === 0) break;
          text += letter;
        }
      }
      at += 1;
      return text;
    }
    const word = /^(\d+) 0 R\b|^\/([^\s/<>[\]()]*)|^[^\s/<>[\]()]+/.exec(rest);
    at += word?.[0].length ?? 1;
    if (word?.[1] !== undefined) return { ref: Number(word[1]) };
    if (word?.[2] !== undefined)
      return { name: word[2].replace(/#(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) };
    return Number.isNaN(Number(word?.[0])) ? (word?.[0] ?? '') : Number(word![0]);
  };
  return value();
}

export function readStructure(bytes: Uint8Array): Read {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = objectsOf(file);
  const get = (value: Value | undefined): Value | undefined => (isRef(value) ? objects.get(value.ref) : value);
  const catalog = [...objects.values()].find(
    (one): one is Dictionary => isDictionary(one) && (one.get('Type') as Name | undefined)?.name === 'Catalog',
  )!;
  const element = (ref: Value): Element => {
    const entries = get(ref) as Dictionary;
    const home = (entries.get('Pg') as Ref | undefined)?.ref ?? 0;
    const kids = entries.get('K');
    const list = kids === undefined ? [] : Array.isArray(kids) ? (kids as readonly Value[]) : [kids];
    return {
      role: (entries.get('S') as Name).name,
      entries,
      kids: list.map((kid) => {
        if (typeof kid === 'number') return { page: home, mcid: kid };
        const inner = get(kid) as Dictionary;
        const page = (inner.get('Pg') as Ref | undefined)?.ref ?? home;
        const type = (inner.get('Type') as Name).name;
        if (type === 'MCR') return { page, mcid: inner.get('MCID') as number };
        if (type === 'OBJR') return { page, annotation: get(inner.get('Obj')) as Dictionary };
        return element(kid);
      }),
    };
  };
  const root = (get(catalog.get('StructTreeRoot')) as Dictionary).get('K') as readonly Value[];
  return { root: element(root[0]!), objects, catalog };
}
