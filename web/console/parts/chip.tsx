// Short marks: a state with its colour and its word, and filters that are on or off.
import type { ComponentChildren } from 'preact';

export type Mood = 'good' | 'warn' | 'bad' | 'calm' | 'past';

export function Badge({ mood, children }: { mood: Mood; children: ComponentChildren }) {
  return <span class={`badge ${mood}`}>{children}</span>;
}

export function Choice<T extends string>(props: {
  name: string;
  options: readonly (readonly [T, string])[];
  value: T;
  choose: (value: T) => void;
}) {
  return (
    <label class="choice">
      <span>{props.name}</span>
      <select value={props.value} onChange={(event) => props.choose(event.currentTarget.value as T)}>
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Toggle(props: { is_on: boolean; turn: (is_on: boolean) => void; children: string }) {
  const { is_on, turn, children } = props;
  return (
    <button type="button" class="toggle" aria-pressed={is_on} onClick={() => turn(!is_on)}>
      {children}
    </button>
  );
}
