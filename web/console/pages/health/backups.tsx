// Backups: which there are, and making one.
import { type Schemas, answer, api } from '../../api/client';
import { bytes_text, position_text } from '../../parts/number';
import { Card } from '../../parts/page';
import { Loaded, RefusalBox } from '../../parts/states';
import { Ago } from '../../parts/time';
import { use_deed } from '../../state/deed';
import { use_load } from '../../state/load';
import { rights } from '../../state/session';

function List({ state }: { state: Schemas['backups'] }) {
  if (state.directory === '') {
    return <p class="dim">None are made: the setting backup_dir says where to.</p>;
  }
  if (state.backups.length === 0) return <p class="dim">None yet, in {state.directory}.</p>;
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label="Backups">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Made</th>
            <th scope="col">Up to</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {[...state.backups].reverse().map(({ name, made, position, bytes }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>
                <Ago time={made} />
              </td>
              <td>{position_text(position)}</td>
              <td>{bytes_text(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Backups({ tick }: { tick: number }) {
  const load = use_load(`backups ${tick}`, () => answer(api.GET('/api/ledger/backup/')), {
    is_live: true,
  });
  const { refusal, is_busy, run } = use_deed();
  const start = () =>
    run(async () => {
      await answer(api.POST('/api/ledger/backup/', { body: {} }));
    });
  const state = load.data;
  const is_running = state?.state === 'running';
  return (
    <Card title="Backups">
      <Loaded load={load} lines={3}>
        {(found) => (
          <>
            {is_running && (
              <progress
                aria-label="The backup that is being made"
                value={found.bytes_done}
                max={Math.max(1, found.bytes_total)}
              />
            )}
            {found.failure && <p class="alarm">The last one failed: {found.failure}</p>}
            <List state={found} />
          </>
        )}
      </Loaded>
      {refusal && <RefusalBox refusal={refusal} />}
      {rights.value.operates && state && state.directory !== '' && (
        <div class="actions">
          <button type="button" disabled={is_busy || is_running} onClick={start}>
            Back up now
          </button>
        </div>
      )}
    </Card>
  );
}
