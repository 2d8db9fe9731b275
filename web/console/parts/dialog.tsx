// A window over the page, which the browser itself keeps the focus in.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface DialogProps {
  title: string;
  close: () => void;
  is_wide?: boolean;
  children: ComponentChildren;
}

// What came of it, with a button that closes the window.
export function Done({ close, children }: { close: () => void; children: ComponentChildren }) {
  return (
    <div class="fields">
      {children}
      <footer>
        <button type="button" onClick={close}>
          Done
        </button>
      </footer>
    </div>
  );
}

export function Dialog({ title, close, is_wide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={is_wide ? 'wide' : ''}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="plain" aria-label="Close" onClick={close}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
}
