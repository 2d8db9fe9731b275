// node web/build.mjs FOLDER: makes the pages of this folder ready to be built into the server. Writes
// into FOLDER
//   PAGE/*.gz        scripts and styles bundled and minified, their names with a hash of the content
//   web_files.cpp    the table of them, for src/web/web_files.h; the assembler includes their bytes
//   web_files.d      which files all this was made from, for ninja
// and beside this file build/api.d.ts, the types of the API's answers, from docs/openapi.json.
//
// node web/build.mjs FOLDER --watch: for work on the pages. Writes them into FOLDER as they are served
// with `seatledgerd --web-dir FOLDER`, and again whenever a file changes.
import { build, context } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

// A page is a folder with index.html, PAGE.js or PAGE.tsx, and PAGE.css.
const pages = ['docs', 'console'];
const content_types = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

const web = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2]);
const api_document = join(web, '../docs/openapi.json');

const hash_of = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

function hashed_name(name, bytes) {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}-${hash_of(bytes)}${name.slice(dot)}`;
}

// The licenses of the packages that the bundles hold parts of: each license asks to go along.
function licenses_of(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
    if (found) packages.add(found[1]);
  }
  let text = '';
  for (const folder of [...packages].sort()) {
    const { name, version } = JSON.parse(readFileSync(join(web, folder, 'package.json')));
    text += `${name} ${version}\n\n`;
    const used = inputs.map((input) => input.slice(folder.length + 1));
    const is_license = (file) =>
      /^(license|licence|notice|copying)/i.test(file) ||
      used.some((input) => file === `${input}.LICENSE.txt`);
    for (const file of readdirSync(join(web, folder)).sort()) {
      if (is_license(file)) text += `${readFileSync(join(web, folder, file), 'utf8').trim()}\n\n`;
    }
  }
  return text;
}

function settings_of(page) {
  const script = ['js', 'tsx'].map((kind) => join(page, `${page}.${kind}`));
  const shared = join(page, 'jsx.ts');
  return {
    ...(existsSync(join(web, shared)) && {
      inject: [join(web, shared)],
      jsxFactory: 'h',
      jsxFragment: 'Fragment',
      tsconfigRaw: {},
    }),
    absWorkingDir: web,
    bundle: true,
    entryPoints: [script.find((file) => existsSync(join(web, file))), join(page, `${page}.css`)],
    format: 'iife',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    minify: true,
    outdir: output,
    // Browsers that know light-dark(), of 2024 and later.
    target: 'es2022',
    write: false,
  };
}

async function build_page(page) {
  const result = await build(settings_of(page));
  const inputs = Object.keys(result.metafile.inputs);
  const assets = result.outputFiles.map(({ path, contents }) => [path.replace(/.*\//, ''), contents]);
  assets.push(['licenses.txt', Buffer.from(licenses_of(inputs))]);

  const index = join(page, 'index.html');
  let html = readFileSync(join(web, index), 'utf8');
  const files = assets.map(([name, bytes]) => {
    const hashed = hashed_name(name, bytes);
    if (!html.includes(`"${name}"`)) throw new Error(`${index} does not name ${name}`);
    html = html.replaceAll(`"${name}"`, `"${hashed}"`);
    return { path: `${page}/${hashed}`, bytes, is_immutable: true };
  });
  files.unshift({ path: `${page}/`, bytes: Buffer.from(html), is_immutable: false });
  return { files, inputs: [...inputs, index] };
}

function source_of(files) {
  const rows = files.map(({ path, bytes, packed, is_immutable }, at) => {
    const type = content_types[path.endsWith('/') ? 'html' : path.replace(/.*\./, '')];
    return `    {"/${path}", "${type}", {web_file_${at}, ${packed.length}}, ${bytes.length},\n` +
      `     "${hash_of(bytes)}", ${is_immutable}},\n`;
  });
  const symbols = files.map(({ stored }, at) => `    "web_file_${at}: .incbin \\"${stored}\\"\\n"\n`);
  const names = files.map((_, at) => `extern "C" const char web_file_${at}[];\n`);
  return `// Made by web/build.mjs.
#include "web/web_files.h"

asm(".pushsection .rodata\\n"
${symbols.join('')}    ".popsection\\n");

${names.join('')}
namespace seatledger::web {
namespace {

constexpr WebFile files[] = {
${rows.join('')}};

}  // namespace

std::span<const WebFile> web_files() { return files; }

}  // namespace seatledger::web
`;
}

// Types cost nothing in the bundles; the editor and the checks of tests/web read them.
async function write_types() {
  const { default: types_of, astToString } = await import('openapi-typescript');
  const text = astToString(await types_of(readFileSync(api_document, 'utf8')));
  const file = join(web, 'build/api.d.ts');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `// Made by web/build.mjs from docs/openapi.json.\n${text}`);
}

async function watch_page(page) {
  const folder = join(output, page);
  mkdirSync(folder, { recursive: true });
  const copy = {
    name: 'index',
    setup: ({ onEnd }) =>
      onEnd(() => {
        copyFileSync(join(web, page, 'index.html'), join(folder, 'index.html'));
        writeFileSync(join(folder, 'licenses.txt'), 'Only a build for the program writes them.\n');
      }),
  };
  const pack = { minify: false, outdir: folder, plugins: [copy], sourcemap: 'linked', write: true };
  await (await context({ ...settings_of(page), ...pack })).watch();
}

if (process.argv[3] === '--watch') {
  await Promise.all([write_types(), ...pages.map(watch_page)]);
  await new Promise(() => {});
}

const built = await Promise.all(pages.map(build_page));
await write_types();
const files = built.flatMap((page) => page.files);
for (const page of pages) rmSync(join(output, page), { recursive: true, force: true });
for (const file of files) {
  file.packed = gzipSync(file.bytes, { level: 9 });
  file.stored = join(output, file.path.endsWith('/') ? `${file.path}index.html.gz` : `${file.path}.gz`);
  mkdirSync(dirname(file.stored), { recursive: true });
  writeFileSync(file.stored, file.packed);
}
const source = join(output, 'web_files.cpp');
writeFileSync(source, source_of(files));
const inputs = built.flatMap((page) => page.inputs).map((input) => join(web, input));
inputs.push(api_document);
writeFileSync(join(output, 'web_files.d'), `${source}: ${inputs.join(' ')}\n`);
