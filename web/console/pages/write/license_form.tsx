// The terms of a license as a form; what is sent is made of them.
import type { Schemas } from '../../api/client';
import { from_local, local_value } from '../../parts/time';
import { Check, Field, ReasonFields, TextArea } from './fields';

export interface Terms {
  name: string;
  count: string;
  started: string; // as <input type="datetime-local"> has it
  expired: string;
  active: boolean;
  metadata: string;
  change_type: string;
  order: string;
}

export const no_terms: Terms = {
  name: '',
  count: '10',
  started: '',
  expired: '',
  active: true,
  metadata: '{}',
  change_type: '',
  order: '',
};

export const terms_of = (license: Schemas['license']): Terms => ({
  ...no_terms,
  name: license.name,
  count: String(license.count),
  started: local_value(license.started),
  expired: license.expired === null ? '' : local_value(license.expired),
  active: license.active,
  metadata: JSON.stringify(license.metadata, null, 2),
});

export function metadata_of(text: string): Record<string, never> | undefined {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    const is_object = typeof value === 'object' && value !== null && !Array.isArray(value);
    return is_object ? (value as Record<string, never>) : undefined;
  } catch {
    return undefined;
  }
}

export function problem_of({ count, metadata }: Terms): string | undefined {
  if (!/^\d+$/.test(count)) return 'The number of seats is missing.';
  if (metadata_of(metadata) === undefined) return 'The metadata is no JSON object.';
  return undefined;
}

// Only what differs: what is left out stays as it is.
export function body_of(terms: Terms, before: Terms) {
  const has = (name: keyof Terms) => terms[name] !== before[name];
  return {
    ...(has('name') && { name: terms.name }),
    ...(has('count') && { count: Number(terms.count) }),
    ...(has('started') && terms.started !== '' && { started: from_local(terms.started) }),
    ...(has('expired') && { expired: terms.expired === '' ? null : from_local(terms.expired) }),
    ...(has('active') && { active: terms.active }),
    ...(has('metadata') && { metadata: metadata_of(terms.metadata) }),
    ...(terms.change_type !== '' && { change_type: terms.change_type }),
    ...(terms.order !== '' && { transaction_id: terms.order }),
  };
}

export function TermFields(props: {
  terms: Terms;
  change: (terms: Terms) => void;
  least?: number | undefined;
}) {
  const { terms, least } = props;
  const set = (change: Partial<Terms>) => props.change({ ...terms, ...change });
  return (
    <>
      <Field label="Name" value={terms.name} change={(name) => set({ name })} />
      <Field
        label="Seats"
        type="number"
        min={0}
        value={terms.count}
        change={(count) => set({ count })}
        hint={least !== undefined && `at least ${least}: so many are in use`}
      />
      <div class="two">
        <Field
          label="Valid from"
          type="datetime-local"
          value={terms.started}
          change={(started) => set({ started })}
        />
        <Field
          label="Valid until"
          type="datetime-local"
          value={terms.expired}
          change={(expired) => set({ expired })}
          hint="Empty: no end."
        />
      </div>
      <Check
        label="Switched on: it gives new seats"
        value={terms.active}
        change={(active) => set({ active })}
      />
      <TextArea
        label="Metadata"
        value={terms.metadata}
        change={(metadata) => set({ metadata })}
        hint="A JSON object of your own."
      />
      <ReasonFields change_type={terms.change_type} order={terms.order} change={set} />
    </>
  );
}
