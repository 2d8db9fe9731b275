// One webhook: its state, and what can be done about it.
import { useState } from 'preact/hooks';

import { type Schemas, answer, api } from '../../api/client';
import { Badge } from '../../parts/chip';
import { Dialog } from '../../parts/dialog';
import { figure, position_text } from '../../parts/number';
import { Card } from '../../parts/page';
import { Secret } from '../../parts/secret';
import { RefusalBox } from '../../parts/states';
import { Ago } from '../../parts/time';
import { use_deed } from '../../state/deed';
import { Attempts } from './attempts';
import type { Webhook } from './webhooks';

function StateBadge({ webhook }: { webhook: Webhook }) {
  if (webhook.disabled) return <Badge mood="calm">disabled</Badge>;
  if (webhook.attempts > 0) return <Badge mood="bad">failing</Badge>;
  return webhook.lag > 0 ? <Badge mood="warn">behind</Badge> : <Badge mood="good">up to date</Badge>;
}

function Facts({ webhook }: { webhook: Webhook }) {
  const { cursor, head, lag, last_delivered, next_attempt, failing_since, attempts } = webhook;
  return (
    <dl class="facts">
      <div>
        <dt>Delivered up to</dt>
        <dd>
          {position_text(cursor)} <span class="dim">of {position_text(head)}</span>
        </dd>
      </div>
      <div>
        <dt>Lag</dt>
        <dd>{figure(lag)} events</dd>
      </div>
      <div>
        <dt>Last delivery</dt>
        <dd>{last_delivered ? <Ago time={last_delivered} /> : 'none yet'}</dd>
      </div>
      {failing_since && (
        <div>
          <dt>Failing since</dt>
          <dd>
            <Ago time={failing_since} />, {attempts} attempts
            {next_attempt && (
              <>
                , next <Ago time={next_attempt} />
              </>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

function RemoveDialog({ webhook, close }: { webhook: Webhook; close: () => void }) {
  const { refusal, is_busy, run } = use_deed();
  const path = { id: String(webhook.id) };
  const remove = () =>
    run(async () => {
      await answer(api.DELETE('/api/ledger/webhooks/{id}/', { params: { path } }));
      close();
    });
  return (
    <Dialog title="Remove the webhook" close={close}>
      <div class="fields">
        <p>{webhook.url} gets no more events, and its secret is deleted.</p>
        {refusal && <RefusalBox refusal={refusal} />}
        <footer>
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="button" class="primary grave" disabled={is_busy} onClick={remove}>
            Remove
          </button>
        </footer>
      </div>
    </Dialog>
  );
}

type Change = { disabled?: boolean; rotate_secret?: boolean; resend_from?: number; ping?: boolean };

interface DeedsProps {
  disabled: boolean;
  is_busy: boolean;
  change: (body: Change) => void;
  remove: () => void;
}

function Deeds({ disabled, is_busy, change, remove }: DeedsProps) {
  const [from, set_from] = useState('');
  const resend = (event: Event) => {
    event.preventDefault();
    if (/^[1-9]\d*$/.test(from)) change({ resend_from: Number(from) });
  };
  return (
    <div class="actions">
      <button type="button" disabled={is_busy} onClick={() => change({ ping: true })}>
        Ping
      </button>
      <button type="button" disabled={is_busy} onClick={() => change({ disabled: !disabled })}>
        {disabled ? 'Enable' : 'Disable'}
      </button>
      <button type="button" disabled={is_busy} onClick={() => change({ rotate_secret: true })}>
        New secret
      </button>
      <form class="resend" onSubmit={resend}>
        <input
          aria-label="Send again from event"
          placeholder="from event"
          inputMode="numeric"
          value={from}
          onInput={(event) => set_from(event.currentTarget.value.trim())}
        />
        <button type="submit" disabled={is_busy}>
          Send again
        </button>
      </form>
      <button type="button" disabled={is_busy} onClick={remove}>
        Remove…
      </button>
    </div>
  );
}

function PingResult({ ping }: { ping: Schemas['webhook_attempt'] }) {
  return (
    <p>
      Ping: {ping.error === null ? 'accepted' : `failed, ${ping.error}`}
      {ping.status !== null && `, status ${ping.status}`}, {ping.milliseconds} ms
    </p>
  );
}

export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const { id, url, description, disabled, disabled_reason, last_error, types, platform_key } = webhook;
  const [secret, show] = useState<string | null>(null);
  const [ping, set_ping] = useState<Schemas['webhook_attempt'] | null>(null);
  const [removes, remove] = useState(false);
  const { refusal, is_busy, run } = use_deed();
  const change = (body: Change) =>
    run(async () => {
      const path = { id: String(id) };
      const now = await answer(api.POST('/api/ledger/webhooks/{id}/', { params: { path }, body }));
      if (now.secret) show(now.secret);
      if (now.ping) set_ping(now.ping);
    });
  return (
    <Card title={description || url} more={<StateBadge webhook={webhook} />} class="webhook">
      <p class="dim">
        <code>{url}</code> · {types.length === 0 ? 'all types' : types.join(', ')}
        {platform_key && ` · platform ${platform_key}`}
      </p>
      {disabled && disabled_reason && <p>Disabled: {disabled_reason}</p>}
      {last_error && webhook.attempts > 0 && <p class="alarm">{last_error}</p>}
      <Facts webhook={webhook} />
      <Deeds disabled={disabled} is_busy={is_busy} change={change} remove={() => remove(true)} />
      <div role="status">{ping && <PingResult ping={ping} />}</div>
      {refusal && <RefusalBox refusal={refusal} />}
      {secret && <Secret name="The new secret" text={secret} />}
      <Attempts attempts={webhook.recent_attempts ?? []} />
      {removes && <RemoveDialog webhook={webhook} close={() => remove(false)} />}
    </Card>
  );
}
