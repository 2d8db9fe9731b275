// Webhooks: where events are posted, how far each is, and what became of the last attempts.
import { useState } from 'preact/hooks';

import { type Schemas, answer, api } from '../../api/client';
import { Page } from '../../parts/page';
import { Empty, Loaded } from '../../parts/states';
import { use_load } from '../../state/load';
import { use_tick } from '../../state/tick';
import { CreateWebhook } from './create_webhook';
import { WebhookCard } from './webhook_card';

export type Webhook = Schemas['webhook'];

const poll_ms = 5000;

async function read_all(): Promise<Webhook[]> {
  const { results } = await answer(
    api.GET('/api/ledger/webhooks/', { params: { query: { page_size: 100 } } }),
  );
  // Only the answer for one has its last attempts.
  return Promise.all(
    results.map(({ id }) =>
      answer(api.GET('/api/ledger/webhooks/{id}/', { params: { path: { id: String(id) } } })),
    ),
  );
}

export function Webhooks() {
  const [creates, create] = useState(false);
  const tick = use_tick(poll_ms);
  const load = use_load(`webhooks ${tick}`, read_all, { is_live: true });
  const button = (
    <button type="button" class="primary" onClick={() => create(true)}>
      New webhook
    </button>
  );
  return (
    <Page
      title="Webhooks"
      about="Each event is posted in order, and again until the receiver has accepted it."
      actions={button}
    >
      <Loaded load={load}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <Empty title="There are no webhooks">
              A webhook posts events to an address of yours as soon as they are stored.
            </Empty>
          ) : (
            webhooks.map((webhook) => <WebhookCard key={webhook.id} webhook={webhook} />)
          )
        }
      </Loaded>
      {creates && <CreateWebhook close={() => create(false)} />}
    </Page>
  );
}
