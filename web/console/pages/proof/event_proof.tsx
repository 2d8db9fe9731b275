// The proof of one event, fetched from the server and checked here.
import { answer, api } from '../../api/client';
import { save_file } from '../../api/csv';
import { Card } from '../../parts/page';
import { position_text } from '../../parts/number';
import { can_copy } from '../../parts/secret';
import { Loaded } from '../../parts/states';
import { type EventProof, type Step, check_event } from '../../proof/check';
import { use_load } from '../../state/load';
import { compare_notes, meet_ledger, trust } from '../../state/trust';
import { Steps } from './steps';

interface Checked {
  proof: EventProof;
  steps: Step[];
  keys: string[];
}

async function since_last_visit(note: string): Promise<Step> {
  const { pin } = trust.value;
  if (pin === null) {
    return { name: 'history', outcome: 'open', says: 'This browser knows nothing of an earlier visit.' };
  }
  return compare_notes(pin.checkpoint, note);
}

async function read_and_check(position: number): Promise<Checked> {
  const path = { position: String(position) };
  const proof = await answer(
    api.GET('/api/ledger/events/{position}/proof/', { params: { path } }),
  );
  await meet_ledger();
  // Only what was pinned counts: a server that forges a record names a fitting key, too.
  const keys = trust.value.pin?.keys ?? [];
  const steps = await check_event(proof, keys);
  return { proof, steps: [...steps, await since_last_visit(proof.checkpoint)], keys };
}

function text_of({ proof, steps }: Checked): string {
  const lines = steps.map(({ name, outcome, says }) => `${name}: ${outcome}. ${says}`);
  return [`Event ${proof.position}`, proof.record, ...lines, proof.checkpoint].join('\n');
}

function pretty(record: string): string {
  try {
    return JSON.stringify(JSON.parse(record), null, 2);
  } catch {
    return record;
  }
}

function Bundle({ checked }: { checked: Checked }) {
  const { proof, keys } = checked;
  const save = () => {
    save_file(`proof-${proof.position}.json`, 'application/json', JSON.stringify(proof));
    save_file('public-key.txt', 'text/plain', keys.join('\n') + '\n');
  };
  return (
    <div class="actions">
      {can_copy && (
        <button type="button" onClick={() => void navigator.clipboard.writeText(text_of(checked))}>
          Copy as text
        </button>
      )}
      <button type="button" onClick={save}>
        Download the proof and the key
      </button>
    </div>
  );
}

export function EventProofView({ position }: { position: number }) {
  const load = use_load(`proof ${position}`, () => read_and_check(position));
  return (
    <Loaded load={load} lines={8}>
      {(checked) => (
        <>
          <Steps steps={checked.steps} subject={`event ${position_text(position)}`} />
          <Bundle checked={checked} />
          <Card title="The record">
            <pre class="code" tabIndex={0}>
              {pretty(checked.proof.record)}
            </pre>
          </Card>
          <details class="card">
            <summary>How to check this without the console</summary>
            <p>
              Download the proof and the key, and run{' '}
              <code>
                seatledger check-proof proof-{position}.json --public-key public-key.txt
              </code>
              . With sha256sum, openssl and Python alone: the document "Verify by hand".
            </p>
            <pre class="code" tabIndex={0}>
              {checked.proof.hashes.join('\n')}
              {'\n\n'}
              {checked.proof.checkpoint}
            </pre>
          </details>
        </>
      )}
    </Loaded>
  );
}
