// How the server is, and what an operator does about it.
import { type Schemas, answer, api, read_raw } from '../../api/client';
import { Badge } from '../../parts/chip';
import { bytes_text, figure, position_text } from '../../parts/number';
import { Card, Page } from '../../parts/page';
import { Loaded } from '../../parts/states';
import { read_checkpoint } from '../../proof/note';
import { use_load } from '../../state/load';
import { use_tick } from '../../state/tick';
import { Backups } from './backups';
import { Rebuild } from './rebuild';

const poll_ms = 3000;

interface State {
  status: Schemas['status'];
  signed: number;
}

async function read_state(): Promise<State> {
  const [status, note] = await Promise.all([
    answer(api.GET('/api/ledger/status/')),
    read_raw('/api/ledger/checkpoint/', 'text/plain').then((response) => response.text()),
  ]);
  return { status, signed: read_checkpoint(note)?.size ?? 0 };
}

function Fact(props: { name: string; value: string; says: string; is_fine: boolean }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        {props.value} <Badge mood={props.is_fine ? 'good' : 'bad'}>{props.says}</Badge>
      </dd>
    </div>
  );
}

function Facts({ state: { status, signed } }: { state: State }) {
  const { head, writes, views, free_bytes, recorded_ahead_ms: ahead_ms } = status;
  const unsigned = Math.max(0, head - signed);
  const behind = head - views.position;
  return (
    <dl class="facts">
      <Fact
        name="Writes"
        value={writes.accepted ? 'taken' : (writes.detail ?? 'refused')}
        says={writes.accepted ? 'fine' : (writes.code ?? 'refused')}
        is_fine={writes.accepted}
      />
      <Fact
        name="Signed"
        value={`${position_text(signed)} of ${position_text(head)}`}
        says={unsigned === 0 ? 'all events' : `${figure(unsigned)} not yet`}
        is_fine={unsigned < 10000}
      />
      <Fact
        name="Views"
        value={`generation ${views.generation}, at ${position_text(views.position)}`}
        says={behind <= 0 ? 'up to date' : `${figure(behind)} behind`}
        is_fine={behind <= 0}
      />
      <Fact name="Disk" value={`${bytes_text(free_bytes)} free`} says={status.data_dir} is_fine />
      <Fact
        name="Clock"
        value={ahead_ms === 0 ? 'after the newest record' : `${figure(ahead_ms)} ms behind it`}
        says={ahead_ms === 0 ? 'fine' : 'wrong'}
        is_fine={ahead_ms === 0}
      />
      {status.users_with_same_email.length > 0 && (
        <Fact
          name="E-mail addresses"
          value={`${status.users_with_same_email.length} shared by users`}
          says="look"
          is_fine={false}
        />
      )}
      {status.erasure_files_pending && (
        <Fact name="Erasure" value="old files are still read" says="pending" is_fine={false} />
      )}
    </dl>
  );
}

export function Health() {
  const tick = use_tick(poll_ms);
  const load = use_load(`status ${tick}`, read_state);
  return (
    <Page title="Health" about="As the server itself sees it, every three seconds.">
      <Card title="The ledger">
        <Loaded load={load} lines={5}>
          {(state) => <Facts state={state} />}
        </Loaded>
      </Card>
      <div class="columns">
        <Rebuild tick={tick} />
        <Backups tick={tick} />
      </div>
    </Page>
  );
}
