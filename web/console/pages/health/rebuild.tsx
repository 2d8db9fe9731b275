// Folding the views anew: to compare only, or to take into use.
import { type Schemas, answer, api } from '../../api/client';
import { figure } from '../../parts/number';
import { Card } from '../../parts/page';
import { Loaded, RefusalBox } from '../../parts/states';
import { Ago } from '../../parts/time';
import { use_deed } from '../../state/deed';
import { use_load } from '../../state/load';
import { rights } from '../../state/session';

type State = Schemas['rebuild'];

function Progress({ state }: { state: State }) {
  const { position, head, events_per_second: speed } = state;
  return (
    <>
      <p role="status">
        {state.mode}: {state.state.replace('_', ' ')}, {figure(position)} of {figure(head)} events
        {speed > 0 && `, ${figure(speed)} a second`}
      </p>
      <progress aria-label="How far" value={position} max={Math.max(1, head)} />
    </>
  );
}

const results: Record<NonNullable<State['result']>, string> = {
  done: 'the new views are in use',
  equal: 'the views are as the log says',
  different: 'the views differ from the log',
  failed: 'it failed',
  stopped: 'it was stopped',
};

function Last({ state: { mode, result, finished, difference, problem } }: { state: State }) {
  if (result === null) return <p class="dim">None since the server started.</p>;
  return (
    <>
      <p class={result === 'different' || result === 'failed' ? 'alarm' : ''} role="status">
        Last {mode}: {results[result]}
        {finished && (
          <>
            , <Ago time={finished} />
          </>
        )}
      </p>
      {(difference ?? problem) && <pre class="code">{difference ?? problem}</pre>}
    </>
  );
}

export function Rebuild({ tick }: { tick: number }) {
  const load = use_load(`rebuild ${tick}`, () => answer(api.GET('/api/ledger/rebuild/')), {
    is_live: true,
  });
  const { refusal, is_busy, run } = use_deed();
  const start = (check: boolean) =>
    run(async () => {
      await answer(api.POST('/api/ledger/rebuild/', { body: { check } }));
    });
  const is_running = load.data !== undefined && load.data.state !== 'idle';
  return (
    <Card title="Rebuild of the views">
      <Loaded load={load} lines={3}>
        {(state) => (is_running ? <Progress state={state} /> : <Last state={state} />)}
      </Loaded>
      {refusal && <RefusalBox refusal={refusal} />}
      {rights.value.operates && (
        <div class="actions">
          <button type="button" disabled={is_busy || is_running} onClick={() => start(true)}>
            Check against the log
          </button>
          <button type="button" disabled={is_busy || is_running} onClick={() => start(false)}>
            Rebuild
          </button>
        </div>
      )}
    </Card>
  );
}
