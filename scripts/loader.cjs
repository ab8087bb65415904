// In: the name of a file of dist/. Out: what it exports, compiled already where `prepare` kept its code for this very engine.
'use strict';
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const builtin = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const folder = __dirname;
const kept = join(folder, 'code', `${process.version}-${process.platform}-${process.arch}`);
const isKept = existsSync(kept);
/** By name: what was loaded, and the script it came from. */
const loaded = new Map();

// Half of a short run is compiling. Without kept code, Node 22 and later keep their own from the second run on.
if (!isKept) builtin.enableCompileCache?.();

/** As `require`, for the files of dist/ and the packages installed beside it. */
function load(name) {
  if (!isKept || !name.startsWith('./')) return require(name);
  const known = loaded.get(name);
  if (known) return known.module.exports;
  const filename = join(folder, name);
  const code = `${join(kept, name)}.code`;
  // The engine refuses code of another version, other flags or another text, and compiles then.
  const script = new Script(
    `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, 'utf8')}\n})`,
    { filename, ...(existsSync(code) && { cachedData: readFileSync(code) }) },
  );
  const made = { module: { exports: {} }, script };
  loaded.set(name, made);
  script.runInThisContext()(made.module.exports, load, made.module, filename, folder);
  return made.module.exports;
}

/** For `prepare`: writes the code of all that was loaded, each function that ran in it. */
function keepCode() {
  for (const [name, { script }] of loaded) writeFileSync(`${join(kept, name)}.code`, script.createCachedData());
}

module.exports = { load, keepCode };
