// A new subscription; its secret is shown once.
import { useState } from 'preact/hooks';

import { answer, api } from '../../api/client';
import { Dialog, Done } from '../../parts/dialog';
import { Secret } from '../../parts/secret';
import { RefusalBox } from '../../parts/states';
import { use_deed } from '../../state/deed';
import { Field } from '../write/fields';

const list_of = (text: string) => text.split(/[\s,]+/).filter(Boolean);

interface Wish {
  url: string;
  description: string;
  types: string;
  platform: string;
  after: string;
}
const no_wish: Wish = { url: '', description: '', types: '', platform: '', after: '' };

const body_of = ({ url, description, types, platform, after }: Wish) => ({
  url: url.trim(),
  description: description.trim(),
  types: list_of(types),
  platform_key: platform.trim() === '' ? null : platform.trim(),
  ...(/^\d+$/.test(after) && { after: Number(after) }),
});

function WishFields({ wish, change }: { wish: Wish; change: (wish: Wish) => void }) {
  const set = (name: keyof Wish) => (text: string) => change({ ...wish, [name]: text });
  return (
    <>
      <Field
        label="Address"
        type="url"
        value={wish.url}
        change={set('url')}
        placeholder="https://example.org/hook"
        autofocus
      />
      <Field label="Description" value={wish.description} change={set('description')} />
      <Field
        label="Types of events"
        value={wish.types}
        change={set('types')}
        placeholder="seat_assigned, seat_released"
        hint="With commas between. Empty: all."
      />
      <div class="two">
        <Field label="Platform" value={wish.platform} change={set('platform')} hint="Empty: all." />
        <Field
          label="After event"
          value={wish.after}
          change={set('after')}
          hint="Empty: what comes from now on. 0: all."
        />
      </div>
    </>
  );
}

export function CreateWebhook({ close }: { close: () => void }) {
  const [wish, set_wish] = useState(no_wish);
  const [secret, set_secret] = useState<string | null>(null);
  const { refusal, is_busy, run } = use_deed();
  const create = (event: Event) => {
    event.preventDefault();
    run(async () => {
      const made = await answer(api.POST('/api/ledger/webhooks/', { body: body_of(wish) }));
      set_secret(made.secret ?? '');
    });
  };
  return (
    <Dialog title="New webhook" close={close}>
      {secret !== null ? (
        <Done close={close}>
          <Secret name="The secret that signs its deliveries" text={secret} />
        </Done>
      ) : (
        <form class="fields" onSubmit={create}>
          <WishFields wish={wish} change={set_wish} />
          {refusal && <RefusalBox refusal={refusal} />}
          <footer>
            <button type="button" onClick={close}>
              Cancel
            </button>
            <button type="submit" class="primary" disabled={is_busy || wish.url.trim() === ''}>
              Create
            </button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}
