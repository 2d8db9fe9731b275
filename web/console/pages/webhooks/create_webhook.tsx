// A new subscription; its secret is shown once.
import { useState } from 'preact/hooks';

import { answer, api } from '../../api/client';
import { Dialog } from '../../parts/dialog';
import { Secret } from '../../parts/secret';
import { RefusalBox } from '../../parts/states';
import { use_deed } from '../../state/deed';
import { Field } from '../write/fields';

const list_of = (text: string) => text.split(/[\s,]+/).filter(Boolean);

export function CreateWebhook({ close }: { close: () => void }) {
  const [url, set_url] = useState('');
  const [description, describe] = useState('');
  const [types, set_types] = useState('');
  const [platform, set_platform] = useState('');
  const [after, set_after] = useState('');
  const [secret, set_secret] = useState<string | null>(null);
  const { refusal, is_busy, run } = use_deed();
  const create = (event: Event) => {
    event.preventDefault();
    const body = {
      url: url.trim(),
      description: description.trim(),
      types: list_of(types),
      platform_key: platform.trim() === '' ? null : platform.trim(),
      ...(/^\d+$/.test(after) && { after: Number(after) }),
    };
    run(async () => {
      const made = await answer(api.POST('/api/ledger/webhooks/', { body }));
      set_secret(made.secret ?? '');
    });
  };
  if (secret !== null) {
    return (
      <Dialog title="New webhook" close={close}>
        <div class="fields">
          <Secret name="The secret that signs its deliveries" text={secret} />
          <footer>
            <button type="button" onClick={close}>
              Done
            </button>
          </footer>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title="New webhook" close={close}>
      <form class="fields" onSubmit={create}>
        <Field
          label="Address"
          type="url"
          value={url}
          change={set_url}
          placeholder="https://example.org/hook"
          autofocus
        />
        <Field label="Description" value={description} change={describe} />
        <Field
          label="Types of events"
          value={types}
          change={set_types}
          placeholder="seat_assigned, seat_released"
          hint="With commas between. Empty: all."
        />
        <div class="two">
          <Field label="Platform" value={platform} change={set_platform} hint="Empty: all." />
          <Field
            label="After event"
            value={after}
            change={set_after}
            hint="Empty: what comes from now on. 0: all."
          />
        </div>
        {refusal && <RefusalBox refusal={refusal} />}
        <footer>
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={is_busy || url.trim() === ''}>
            Create
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
