// In: a .typ file, an output, a folder of faces. Out: the PDF that Typst makes: the peer, as a process of its own.
import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [source, output, fonts] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: dirname(source), fontArgs: [{ fontPaths: [fonts] }] });
writeFileSync(output, compiler.pdf({ mainFilePath: source }));
