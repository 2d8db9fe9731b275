// Keeps the answers for the test openapi_answers, as tests/support/answer_record.h does and says.
import { mkdirSync, openSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = process.env.SEATLEDGER_ANSWERS;
const body_bytes_max = 65536;
const answers_of_a_kind_max = 20;
const counts = new Map();
let file;

function open_file() {
  mkdirSync(folder, { recursive: true });
  return openSync(join(folder, `${basename(process.argv[1])}.jsonl`), 'w');
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// `answer`: {status, type, body}, the body as a text; `target`: the path with its query.
export function record_answer({ method, target, accept = '' }, { status, type, body }) {
  if (folder === undefined || Buffer.byteLength(body) > body_bytes_max) return;
  const json = parsed(body);
  if (json === undefined) return;
  const kind = `${method} ${target.replace(/\?.*$/s, '').replace(/\d+/g, '0')} ${status} ${json?.code}`;
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  if (count > answers_of_a_kind_max) return;
  file ??= open_file();
  writeSync(file, `${JSON.stringify({ method, target, accept, status, type, body })}\n`);
}
