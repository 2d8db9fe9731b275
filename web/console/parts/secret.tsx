// A text that is shown once: a key, the secret of a webhook.
import { useState } from 'preact/hooks';

// A page that came without TLS has no clipboard; a click into the field selects all of it.
export const can_copy = (navigator.clipboard as Clipboard | undefined) !== undefined;

export function Secret({ name, text }: { name: string; text: string }) {
  const [is_copied, set] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    set(true);
  };
  return (
    <div class="secret">
      <label>
        <span>{name}</span>
        <input readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      </label>
      {can_copy && (
        <button type="button" onClick={() => void copy()}>
          {is_copied ? 'Copied' : 'Copy'}
        </button>
      )}
      <p class="dim">It is shown here only. Keep it where only its user can read it.</p>
    </div>
  );
}
