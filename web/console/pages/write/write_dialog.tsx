// The window of every write: form → plan → store. A refusal stays beside what was typed.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { Dialog } from '../../parts/dialog';
import { RefusalBox } from '../../parts/states';
import { use_attempts } from '../../state/deed';
import { deeds } from '../../state/stream';
import { type Plan, type Send, key_keeper, read_plan, store } from './plan';
import { PlanView } from './plan_view';

interface WriteProps {
  title: string;
  close: () => void;
  children: ComponentChildren; // the form's fields
  content: unknown; // what is sent, to tell one content from another
  send: Send;
  problem?: string | undefined; // why it cannot be sent yet
  if_match?: string | null;
  deed?: string; // what the last button says
  begins_with_plan?: boolean; // the form is filled already
  is_grave?: boolean;
  more_plan?: (plan: Plan) => ComponentChildren;
  stored?: (answer: unknown) => ComponentChildren; // what is shown then; else the window closes
  conflict?: (go_on: (if_match: string | null) => void) => ComponentChildren; // 412: both versions
}

type Step =
  | { at: 'form' }
  | { at: 'plan'; plan: Plan }
  | { at: 'stored'; answer: unknown };

export function WriteDialog(props: WriteProps) {
  const { title, close, send, content } = props;
  const [step, go] = useState<Step>({ at: 'form' });
  const { refusal, is_busy, attempt, forget } = use_attempts();
  const [if_match, set_if_match] = useState(props.if_match ?? null);
  const keeper = useRef(key_keeper());

  const preview = (tag: string | null) =>
    attempt(async () => go({ at: 'plan', plan: await read_plan(send, tag) }));
  useEffect(() => {
    if (props.begins_with_plan) void preview(if_match);
  }, []);
  const finish = () =>
    attempt(async () => {
      const answer = await store(send, keeper.current(content), if_match);
      deeds.value += 1;
      if (props.stored) go({ at: 'stored', answer });
      else close();
    });
  const go_on = (tag: string | null) => {
    set_if_match(tag);
    void preview(tag);
  };

  if (step.at === 'stored') {
    return (
      <Dialog title={title} close={close} is_wide>
        {props.stored?.(step.answer)}
      </Dialog>
    );
  }
  const is_conflict = refusal?.status === 412 && props.conflict !== undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!is_busy) void (step.at === 'form' ? preview(if_match) : finish());
  };
  return (
    <Dialog title={title} close={close} is_wide={step.at === 'plan'}>
      <form class="fields" onSubmit={submit}>
        {/* Hidden, not gone: what was typed is there again after "Back". */}
        <div hidden={step.at !== 'form'} class="fields">
          {props.children}
        </div>
        {step.at === 'plan' && <PlanView plan={step.plan} />}
        {step.at === 'plan' && props.more_plan?.(step.plan)}
        {refusal && !is_conflict && <RefusalBox refusal={refusal} />}
        {is_conflict && props.conflict?.(go_on)}
        <footer>
          {step.at === 'plan' ? (
            <button type="button" onClick={() => (go({ at: 'form' }), forget())}>
              Back
            </button>
          ) : (
            <button type="button" onClick={close}>
              Cancel
            </button>
          )}
          {step.at === 'form' ? (
            <button type="submit" class="primary" disabled={is_busy || props.problem !== undefined}>
              {is_busy ? 'Asking…' : 'Preview'}
            </button>
          ) : (
            !is_conflict && (
              <button
                type="submit"
                class={props.is_grave ? 'primary grave' : 'primary'}
                disabled={is_busy || step.plan.events.length === 0}
              >
                {is_busy ? 'Storing…' : (props.deed ?? 'Store')}
              </button>
            )
          )}
        </footer>
        {props.problem && step.at === 'form' && <p class="dim">{props.problem}</p>}
      </form>
    </Dialog>
  );
}
