// In: spelled objects, streams, pages and fonts. Out: the bytes of a PDF 1.7 file, by pdfkit, with object streams of our own.
//
// pdfkit knows no object streams (ISO 32000-1, 7.5.7); a structure tree of 700 elements is three times smaller in them,
// and written in one go. So small objects are gathered here, and the cross-reference table becomes a stream.
import PDFDocument, { type EmbeddedFont, type PdfPage, type PdfReference } from 'pdfkit';
import type { Rect, Size } from '../../../base/geometry.ts';
import type { Face } from '../../text/types.ts';
import type { StreamMemory } from './stream-memory.ts';
import { dictionary, number, text } from './syntax.ts';
import { type Metadata, metadataXml, type PressClaim } from './xmp.ts';

/** A reference as it is written: `12 0 R`. */
export type Ref = string;

export interface PdfFile {
  /** Keeps a number for an object that is written later with `put`. */
  reserve(): Ref;
  put(ref: Ref, body: string): void;
  add(body: string): Ref;
  /** Deflated unless the entries name a Filter. */
  stream(entries: Readonly<Record<string, string | number>>, bytes: Uint8Array): Ref;
  /** A page whose content has y downwards: pdfkit turns it over. */
  page(size: Size): Ref;
  /** Content, resources and entries (boxes, annotations …) of the page made last. */
  endPage(content: Uint8Array, resources: string, entries: Readonly<Record<string, string>>): void;
  font(font: Face['font']): EmbeddedFont;
  catalog(entries: Readonly<Record<string, string>>): void;
  /** The name tree of destinations. */
  destinations(ref: Ref): void;
  end(): Uint8Array;
}

/** The press that a file is made for. */
export interface OutputIntent {
  /** A name of the ICC's registry: FOGRA39. */
  readonly condition: string;
  readonly icc: { readonly bytes: Uint8Array; readonly description: string } | undefined;
}

const OBJECTS_PER_STREAM = 200;

/** Text that pdfkit writes as it is, where it would look into an ordinary object. */
function raw(body: string): Record<string, unknown> {
  return { [Symbol.toStringTag]: 'Raw', toString: () => body };
}

export function createFile(
  metadata: Metadata,
  options: {
    readonly archive: boolean;
    readonly conforms: boolean;
    /** For a press: a file of ISO 15930-7 (PDF/X-4), so far as the profile of the press is known. */
    readonly press?: OutputIntent | undefined;
    readonly compress: boolean;
    readonly memory?: StreamMemory | undefined;
  },
): PdfFile {
  const info: Record<string, unknown> = { Producer: 'Tambour', Creator: 'Tambour' };
  info.CreationDate = metadata.date;
  info.ModDate = metadata.date;
  if (metadata.title) info.Title = metadata.title;
  if (metadata.author) info.Author = metadata.author;
  if (metadata.subject) info.Subject = metadata.subject;
  if (metadata.keywords) info.Keywords = metadata.keywords;
  const { press } = options;
  // PDF/X-4 is a subset of PDF 1.6.
  const version = press === undefined ? '1.7' : '1.6';
  if (press !== undefined) info.Trapped = raw('/False');
  const doc = new PDFDocument({
    pdfVersion: version,
    ...(options.archive && { subset: 'PDF/A-2a' }),
    font: null,
    margin: 0,
    autoFirstPage: false,
    compress: options.compress,
    lang: metadata.lang,
    displayTitle: true,
    info,
  });
  const chunks: Uint8Array[] = [];
  doc.push = (chunk) => {
    if (chunk !== null) chunks.push(chunk);
    return true;
  };
  // The two header lines were written before `push` was ours.
  chunks.push(Buffer.from(`%PDF-${version}\n%\xff\xff\xff\xff\n`, 'latin1'));
  const { memory } = options;
  if (memory) rememberStreams(doc, memory);
  // The structure tree is ours.
  doc.endMarkings = () => {};
  doc.endMetadata = () => {
    const claim: PressClaim | undefined = press && {
      id: Buffer.from(doc._id).toString('hex'),
      // The standard asks for the profile itself: a file that only names its press does not claim it.
      version: press.icc === undefined ? undefined : 'PDF/X-4',
    };
    const xml = Buffer.from(metadataXml(metadata, options.conforms, claim), 'utf8');
    const ref = doc.ref({ Type: 'Metadata', Subtype: 'XML' });
    ref.compress = false;
    ref.end(xml);
    doc._root.data.Metadata = ref;
  };

  const small: { readonly id: number; readonly body: string }[] = [];
  const places = new Map<number, readonly [stream: number, index: number]>();
  const fonts: EmbeddedFont[] = [];
  let page: PdfPage | undefined;

  const reserve = (): Ref => {
    doc._offsets.push(null);
    return `${doc._offsets.length} 0 R`;
  };
  const put = (ref: Ref, body: string): void => {
    small.push({ id: Number.parseInt(ref, 10), body });
  };
  const stream = (entries: Readonly<Record<string, string | number>>, bytes: Uint8Array): Ref => {
    const data: Record<string, unknown> = {};
    for (const key of Object.keys(entries)) data[key] = raw(`${entries[key]}`);
    const ref: PdfReference = doc.ref(data);
    ref.end(bytes);
    return `${ref.id} 0 R`;
  };
  const packObjects = (): void => {
    for (let start = 0; start < small.length; start += OBJECTS_PER_STREAM) {
      const part = small.slice(start, start + OBJECTS_PER_STREAM);
      let offset = 0;
      const head = part.map(({ id, body }) => {
        const pair = `${id} ${offset}`;
        offset += body.length + 1;
        return pair;
      });
      const first = `${head.join(' ')}\n`;
      const bytes = Buffer.from(`${first}${part.map(({ body }) => body).join('\n')}\n`, 'latin1');
      const ref = Number.parseInt(stream({ Type: '/ObjStm', N: part.length, First: first.length }, bytes), 10);
      part.forEach(({ id }, index) => {
        places.set(id, [ref, index]);
      });
    }
  };
  doc._finalize = () => {
    const id = doc._offsets.length + 1;
    const table = Buffer.alloc(7 * (id + 1));
    table.writeUInt16BE(0xffff, 5);
    for (let object = 1; object <= id; object++) {
      const at = 7 * object;
      const place = places.get(object);
      table[at] = place === undefined ? 1 : 2;
      table.writeUInt32BE(
        place === undefined ? (object === id ? doc._offset : (doc._offsets[object - 1] ?? 0)) : place[0],
        at + 1,
      );
      table.writeUInt16BE(place?.[1] ?? 0, at + 5);
    }
    const start = doc._offset;
    const key = `<${Buffer.from(doc._id).toString('hex')}>`;
    // Made by hand: a reference of pdfkit's would call back here when it is ended.
    doc._write(
      `${id} 0 obj\n<</Type /XRef /Size ${id + 1} /W [1 4 2] /Root ${doc._root} /Info ${doc._info} /ID [${key} ${key}] /Length ${table.length}>>\nstream`,
    );
    doc._write(table);
    doc._write(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF`);
  };

  /** ISO 32000-1, 14.11.5; ISO 15930-7, 6.2. */
  const writeOutputIntent = ({ condition, icc }: OutputIntent): void => {
    const profile = icc && stream({ N: 4, Alternate: '/DeviceCMYK' }, icc.bytes);
    const intent = dictionary({
      Type: '/OutputIntent',
      S: '/GTS_PDFX',
      OutputConditionIdentifier: text(condition),
      RegistryName: text('http://www.color.org'),
      Info: text(icc?.description || condition),
      DestOutputProfile: profile,
    });
    doc._root.data.OutputIntents = raw(`[${intent}]`);
  };

  return {
    reserve,
    put,
    add(body) {
      const ref = reserve();
      put(ref, body);
      return ref;
    },
    stream,
    page({ width, height }) {
      doc.addPage({ size: [width, height], margin: 0 });
      page = doc.page;
      return `${page.dictionary.id} 0 R`;
    },
    endPage(content, resources, entries) {
      if (page === undefined) return;
      for (const key of Object.keys(entries)) page.dictionary.data[key] = raw(entries[key]!);
      page.resources.data = raw(resources);
      page.content.write(content);
    },
    font(font) {
      // pdfkit takes two fonts of one PostScript name for the same when neither has been read yet: give each an empty shelf.
      doc._fontFamilies = {};
      doc.font(font, `face-${fonts.length}`);
      fonts.push(doc._font);
      memory?.keepSubset(font, doc._font.subset);
      return doc._font;
    },
    catalog(entries) {
      for (const key of Object.keys(entries)) doc._root.data[key] = raw(entries[key]!);
    },
    destinations(ref) {
      (doc._root.data.Names as PdfReference).data.Dests = raw(ref);
    },
    end() {
      if (press !== undefined) writeOutputIntent(press);
      doc._fontFamilies = Object.fromEntries(fonts.map((font) => [font.id, font]));
      packObjects();
      doc.end();
      return Buffer.concat(chunks);
    },
  };
}

/** Has every stream deflated by the memory. */
function rememberStreams(doc: PDFDocument, memory: StreamMemory): void {
  memory.begin();
  const make = doc.ref.bind(doc);
  doc.ref = (data) => {
    const ref = make(data);
    const finalize = ref.finalize.bind(ref);
    ref.finalize = () => {
      if (ref.compress && ref.buffer.length > 0) {
        ref.buffer = [memory.deflate(ref.buffer.length === 1 ? ref.buffer[0]! : Buffer.concat(ref.buffer))];
        ref.compress = false;
      }
      finalize();
    };
    return ref;
  };
}

/** A rectangle with y downwards on a sheet, as a box of a page dictionary. */
export function pageBox(rect: Rect, sheetHeight: number): string {
  const { x, y, width, height } = rect;
  return `[${number(x)} ${number(sheetHeight - y - height)} ${number(x + width)} ${number(sheetHeight - y)}]`;
}
