// Checks files that were dropped here together. No server is asked.
import {
  type Step,
  check_event,
  check_export,
  check_history,
  check_signature,
  read_keys,
} from '../../proof/check';
import { type Dropped, recognise } from '../../proof/files';
import { read_checkpoint } from '../../proof/note';
import type { Pin } from '../../state/trust';

export interface FileCheck {
  name: string;
  subject: string;
  steps: Step[];
}

interface Known {
  keys: string[]; // of a file, else those that are pinned
  notes: string[]; // of files, else the pinned one
}

async function signature_of(note: string, { keys }: Known): Promise<Step> {
  const checkpoint = read_checkpoint(note);
  const read = await read_keys(keys);
  if (!checkpoint || !read) {
    const says = checkpoint ? 'The key cannot be read.' : 'The checkpoint cannot be read.';
    return { name: 'signature', outcome: 'bad', says };
  }
  return check_signature(checkpoint, read);
}

// With the pinned checkpoint over as many events.
async function against_pin(note: string, pin: Pin | null): Promise<Step[]> {
  const [one, pinned] = [read_checkpoint(note), pin && read_checkpoint(pin.checkpoint)];
  if (!one || !pinned) return [];
  if (one.origin !== pinned.origin || one.size === pinned.size) {
    return [await check_history(pinned, one, [])];
  }
  const says = `You know the log at ${pinned.size} events; only the server can lead from there.`;
  return [{ name: 'history', outcome: 'open', says }];
}

async function check_lines(lines: string[], known: Known): Promise<Step[]> {
  const fitting = known.notes
    .map(read_checkpoint)
    .filter((each) => each !== undefined)
    .sort((one, other) => other.size - one.size);
  const checkpoint = fitting.find(({ size }) => size <= lines.length) ?? fitting[0];
  if (!checkpoint) {
    return [{ name: 'export', outcome: 'open', says: 'Drop its checkpoint beside it.' }];
  }
  const step = await check_export(lines, checkpoint, () => undefined);
  return [step, await signature_of(checkpoint.note, known)];
}

async function steps_of(file: Dropped, known: Known, pin: Pin | null): Promise<Step[]> {
  switch (file.kind) {
    case 'event proof': {
      const steps = await check_event(file.proof, known.keys);
      return [...steps, ...(await against_pin(file.proof.checkpoint, pin))];
    }
    case 'checkpoint':
      return [await signature_of(file.note, known), ...(await against_pin(file.note, pin))];
    case 'consistency proof': {
      const old_note = file.old_note ?? known.notes[0];
      const [older, newer] = [read_checkpoint(old_note ?? ''), read_checkpoint(file.note)];
      const signature = await signature_of(file.note, known);
      if (!older || !newer) {
        return [signature, { name: 'history', outcome: 'open', says: 'Drop the older checkpoint too.' }];
      }
      return [signature, await check_history(older, newer, file.hashes)];
    }
    case 'export':
      return check_lines(file.lines, known);
    default:
      return [];
  }
}

function subject_of(file: Dropped): string {
  if (file.kind === 'event proof') return `event ${file.proof.position}`;
  if (file.kind === 'export') return `an export of ${file.lines.length} events`;
  return `a ${file.kind}`;
}

export async function check_files(files: File[], pin: Pin | null): Promise<FileCheck[]> {
  const read = await Promise.all(
    files.map(async (file) => ({ name: file.name, file: recognise(await file.text()) })),
  );
  const dropped_keys = read.flatMap(({ file }) => (file.kind === 'keys' ? file.keys : []));
  const dropped_notes = read.flatMap(({ file }) => (file.kind === 'checkpoint' ? [file.note] : []));
  const known = {
    keys: dropped_keys.length > 0 ? dropped_keys : (pin?.keys ?? []),
    notes: dropped_notes.length > 0 ? dropped_notes : pin ? [pin.checkpoint] : [],
  };
  const checks: FileCheck[] = [];
  for (const { name, file } of read) {
    const steps = await steps_of(file, known, pin);
    checks.push({ name, subject: subject_of(file), steps });
  }
  return checks;
}
