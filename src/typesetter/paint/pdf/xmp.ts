// In: what a document says of itself. Out: its XMP packet (ISO 16684-1), with PDF/A and PDF/UA identification where the file conforms.
import type { DocumentFacts } from '../../boxes/types.ts';

export interface Metadata extends Omit<DocumentFacts, 'date'> {
  readonly date: Date;
}

function escapeXml(value: string): string {
  return (
    value
      // What XML 1.0 cannot hold.
      .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}

/** PDF/A-2 asks that a schema it does not know, PDF/UA's, be described in the packet itself. */
const PDFUA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that this document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
`;

/** What a file for a press says of itself (ISO 15930-7, 6.4); `version` where it claims to be one. */
export interface PressClaim {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly version: string | undefined;
}

function pressXml({ id, version }: PressClaim): string {
  const uuid = `uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
  const pdfx =
    version === undefined
      ? ''
      : `<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"><pdfxid:GTS_PDFXVersion>${version}</pdfxid:GTS_PDFXVersion></rdf:Description>\n`;
  return `<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><xmpMM:DocumentID>${uuid}</xmpMM:DocumentID><xmpMM:InstanceID>${uuid}</xmpMM:InstanceID><xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmpMM:VersionID>1</xmpMM:VersionID></rdf:Description>
${pdfx}`;
}

export function metadataXml(metadata: Metadata, conforms: boolean, press?: PressClaim): string {
  const date = `${metadata.date.toISOString().slice(0, 19)}Z`;
  const lang = (value: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt>`;
  const dc = [
    '<dc:format>application/pdf</dc:format>',
    metadata.title && `<dc:title>${lang(metadata.title)}</dc:title>`,
    metadata.author && `<dc:creator><rdf:Seq><rdf:li>${escapeXml(metadata.author)}</rdf:li></rdf:Seq></dc:creator>`,
    metadata.subject && `<dc:description>${lang(metadata.subject)}</dc:description>`,
    metadata.lang && `<dc:language><rdf:Bag><rdf:li>${escapeXml(metadata.lang)}</rdf:li></rdf:Bag></dc:language>`,
  ];
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${dc.filter(Boolean).join('')}</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate><xmp:CreatorTool>Tambour</xmp:CreatorTool></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>Tambour</pdf:Producer>${metadata.keywords && `<pdf:Keywords>${escapeXml(metadata.keywords)}</pdf:Keywords>`}${press ? '<pdf:Trapped>False</pdf:Trapped>' : ''}</rdf:Description>
${press ? pressXml(press) : ''}${conforms ? PDFUA_SCHEMA : ''}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

/** An ISO 8601 date; without a zone it is UTC, so that the machine's own zone changes no byte. */
export function parseDate(date: string): Date {
  const full = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:?\d{2})?)?/.exec(date.trim());
  if (full !== null) {
    const parsed = new Date(`${full[1]}-${full[2]}-${full[3] ?? '01'}T${full[4] ?? '00:00'}${full[5] ?? 'Z'}`);
    if (!Number.isNaN(parsed.getTime())) return parsed;
  }
  return new Date('2000-01-01T00:00Z');
}
