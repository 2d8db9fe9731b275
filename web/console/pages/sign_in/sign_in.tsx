// The key is typed in here: first on a page of its own, later over the page, which stays.
import { useState } from 'preact/hooks';

import { Refusal } from '../../api/refusal';
import { Dialog } from '../../parts/dialog';
import { RefusalBox } from '../../parts/states';
import { type Asked, sign_out } from '../../state/key';
import { sign_in } from '../../state/session';

const sentences: Record<Asked, string> = {
  start: 'Sign in with an API key. What you see and may do is what the key may.',
  idle: 'Nobody was here for 30 minutes, so the key was forgotten. What you see stays.',
  refused: 'The server does not take this key any more: it was revoked or has expired.',
};

function Form() {
  const [refusal, refuse] = useState<Refusal | undefined>();
  const [is_busy, set_busy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const fields = new FormData(form);
    const key = String(fields.get('key')).trim();
    if (key === '') return;
    set_busy(true);
    refuse(undefined);
    try {
      await sign_in(key, fields.has('keeps'));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error);
    } finally {
      set_busy(false);
    }
  };
  return (
    <form class="fields" onSubmit={submit}>
      <label>
        <span>API key</span>
        <input name="key" type="password" autocomplete="off" spellcheck={false} required autofocus />
      </label>
      <label class="check">
        <input name="keeps" type="checkbox" />
        <span>
          Stay signed in for this tab
          <small>Keeps the key in this tab's session storage until the tab is closed.</small>
        </span>
      </label>
      {refusal && <RefusalBox refusal={refusal} />}
      <button type="submit" class="primary" disabled={is_busy}>
        {is_busy ? 'Checking…' : 'Sign in'}
      </button>
    </form>
  );
}

export function SignIn({ why }: { why: Asked }) {
  if (why !== 'start') {
    return (
      <Dialog title="Sign in again" close={sign_out}>
        <p>{sentences[why]}</p>
        <Form />
      </Dialog>
    );
  }
  return (
    <main class="sign-in">
      <div class="card">
        <h1>Seatledger</h1>
        <p>{sentences.start}</p>
        <Form />
        <p class="dim">
          Without a key you can <a href="#/proofs">check a proof from a file</a> or read the{' '}
          <a href="../docs/">API reference</a>.
        </p>
      </div>
    </main>
  );
}
