// In: bytes of a file. Out: its text in NFC with `\n` line ends, whatever program saved it; or why it is no text.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { emptyFile, fileRefused, notText, savedAsWindows1252 } from './rules.ts';

/** Reads a text file through the Host; undefined when that could not be done, which has then been told: where the file was `asked` for, if it is not there. */
export function readText(host: Host, path: string, report: Report, asked?: Place): string | undefined {
  const result = host.read(path);
  const place = { file: path, line: 1, column: 1 };
  if (!result.ok) {
    report(fileRefused, { path, refusal: result.refusal }, { place: asked ?? place });
    return undefined;
  }
  const decoded = decodeText(result.bytes);
  if (decoded === undefined) {
    report(notText, { path }, { place });
    return undefined;
  }
  if (decoded.windows) report(savedAsWindows1252, { path }, { place });
  if (decoded.text.trim() === '') {
    report(emptyFile, { path }, { place });
    return undefined;
  }
  return decoded.text;
}

/** UTF-8 (with or without mark), UTF-16 with a mark, else Windows-1252, as spreadsheets save it; undefined for binary files. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly windows: boolean } | undefined {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16) return { text: tidy(new TextDecoder(utf16).decode(bytes)), windows: false };
  // No text holds a NUL; JPEG, PNG, PDF, DOCX and ODT all do in their first bytes.
  const head = bytes.subarray(0, 4096);
  if (head.includes(0) || (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3)) return undefined;
  try {
    return { text: tidy(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), windows: false };
  } catch {
    return { text: tidy(decodeWindows1252(bytes)), windows: true };
  }
}

function tidy(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}

/** What 0x80 to 0x9F are in Windows-1252. Node 20 decodes them as Latin-1 controls, and the euro sign is among them. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80]!);
}
