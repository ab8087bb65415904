// In: the examples of the CommonMark specification. Out: how many our Markdown door renders as it says, Tambour's own rules off.
import { COMMONMARK, commonMarkSpecification, skip } from './data.mjs';
import { open } from './doors.mjs';

const EXAMPLE = /^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$/gm;

// Line ends beside a block's tag say nothing in HTML: the specification's own test tool drops them too.
const essential = (html) => html.replaceAll('<blockquote></blockquote>', '<blockquote>\n</blockquote>');

export async function commonMark() {
  const name = `CommonMark ${COMMONMARK}, all examples`;
  const specification = await commonMarkSpecification();
  if (specification === undefined) return skip(name, 'the specification could not be had from npm');
  const { createCommonMark } = await open('src/editorial/content/markdown.ts');
  const render = createCommonMark();
  const failures = [];
  const examples = [...specification.matchAll(EXAMPLE)].map((match) =>
    [match[1], match[2]].map((text) => text.replaceAll('→', '\t')),
  );
  for (const [at, [markdown, html]] of examples.entries())
    if (essential(render(markdown)) !== html) failures.push(`example ${at + 1}: ${JSON.stringify(markdown)}`);
  return { name, passed: examples.length - failures.length, total: examples.length, failures };
}
