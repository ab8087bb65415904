// The part of pdfkit 0.20.2 that Tambour uses, inner parts included: the version is pinned exactly.
declare module 'pdfkit' {
  import type { Font } from 'fontkit';

  /** An indirect object. `end` writes it; a stream when bytes were given. */
  export interface PdfReference {
    readonly id: number;
    data: Record<string, unknown>;
    compress: boolean;
    /** What was written, until it is deflated and sent. */
    buffer: Uint8Array[];
    write(chunk: Uint8Array): void;
    end(chunk?: Uint8Array): void;
    finalize(): void;
    toString(): string;
  }
  export interface PdfPage {
    readonly dictionary: PdfReference;
    readonly resources: PdfReference;
    readonly content: PdfReference;
  }
  export interface EmbeddedFont {
    readonly id: string;
    /** Glyph ids of the file, by CID. */
    readonly subset: { readonly glyphs: number[]; encode(): Uint8Array };
    /** Thousandths of an em, by CID. */
    readonly widths: number[];
    /** Code points, by CID: becomes the ToUnicode map. */
    readonly unicode: (readonly number[])[];
    ref(): PdfReference;
    finalize(): void;
  }
  export default class PDFDocument {
    constructor(options: Readonly<Record<string, unknown>>);
    info: Record<string, unknown>;
    _root: PdfReference;
    _info: PdfReference;
    _id: Uint8Array;
    _offset: number;
    _offsets: (number | null)[];
    _font: EmbeddedFont;
    _fontFamilies: Record<string, EmbeddedFont>;
    page: PdfPage;
    addPage(options: Readonly<Record<string, unknown>>): this;
    font(source: Font, family: string): this;
    ref(data?: Readonly<Record<string, unknown>>): PdfReference;
    push(chunk: Uint8Array | null): boolean;
    endMarkings(): void;
    endMetadata(): void;
    _finalize(): void;
    _write(data: string | Uint8Array): void;
    end(): void;
  }
}
