// Tabs as the ARIA practices describe them: arrow keys move, one is in the order of the tab key.
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

export interface Tab {
  id: string;
  text: string;
  content: () => ComponentChildren;
}

export function Tabs(props: {
  label: string;
  tabs: Tab[];
  chosen: string;
  choose: (id: string) => void;
}) {
  const { label, tabs, choose } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = tabs.findIndex((tab) => tab.id === props.chosen);
  const at = Math.max(0, found);
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (step + tabs.length) % tabs.length;
    choose(tabs[next]!.id);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={index === at}
            aria-controls={`${id}-panel`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.text}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tabs[at]!.id}`} tabIndex={0}>
        {tabs[at]!.content()}
      </div>
    </>
  );
}
