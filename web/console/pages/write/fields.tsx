// Fields of forms: a label, a control, a hint.
import type { ComponentChildren } from 'preact';

interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  value: string;
  change: (value: string) => void;
}

interface InputProps extends FieldProps {
  type?: 'text' | 'number' | 'datetime-local' | 'email' | 'url';
  list?: string;
  min?: number;
  placeholder?: string;
  autofocus?: boolean;
}

export function Field({ label, hint, value, change, ...others }: InputProps) {
  return (
    <label>
      <span>{label}</span>
      <input {...others} value={value} onInput={(event) => change(event.currentTarget.value)} />
      {hint && <small>{hint}</small>}
    </label>
  );
}

export function TextArea(props: FieldProps & { rows?: number }) {
  const { label, hint, value, change, rows } = props;
  return (
    <label>
      <span>{label}</span>
      <textarea
        rows={rows ?? 4}
        spellcheck={false}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {hint && <small>{hint}</small>}
    </label>
  );
}

export function Check(props: { label: string; value: boolean; change: (value: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.value}
        onChange={(event) => props.change(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

const reasons = ['purchase', 'renewal', 'extension', 'correction', 'cancellation'];

// Why a license changes, and by which order.
export function ReasonFields(props: {
  change_type: string;
  order: string;
  change: (values: { change_type?: string; order?: string }) => void;
}) {
  return (
    <div class="two">
      <Field
        label="Why"
        list="reasons"
        value={props.change_type}
        change={(change_type) => props.change({ change_type })}
        placeholder="renewal"
      />
      <datalist id="reasons">
        {reasons.map((reason) => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
      <Field
        label="Order"
        value={props.order}
        change={(order) => props.change({ order })}
        placeholder="order-99"
        hint="A repeat under one order is stored once."
      />
    </div>
  );
}
