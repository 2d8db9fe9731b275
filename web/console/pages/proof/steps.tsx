// The steps of a check, and the verdict over all of them.
import type { Outcome, Step } from '../../proof/check';
import { computed_by } from '../../proof/crypto';

const titles: Record<Step['name'], string> = {
  record: 'The record',
  path: 'The path to the root',
  signature: 'The signature',
  history: 'Since your last visit',
  export: 'All records',
};
const marks: Record<Outcome, string> = { good: '✓', bad: '✗', open: '?' };
const words: Record<Outcome, string> = { good: 'fits', bad: 'does not fit', open: 'not checked' };

function StepCard({ step, at }: { step: Step; at: number }) {
  const { name, outcome, says, hash, given } = step;
  return (
    <li class={`step ${outcome}`}>
      <span class="ordinal" aria-hidden="true">
        {at}
      </span>
      <div>
        <h3>{titles[name]}</h3>
        <p>{says}</p>
        {hash && (
          <dl class="hashes">
            <dt>computed here</dt>
            <dd>
              <code>{hash}</code>
            </dd>
            {given && given !== hash && (
              <>
                <dt>given</dt>
                <dd>
                  <code>{given}</code>
                </dd>
              </>
            )}
          </dl>
        )}
      </div>
      <span class="mark">
        <span aria-hidden="true">{marks[outcome]}</span> {words[outcome]}
      </span>
    </li>
  );
}

export const verdict_of = (steps: Step[]): Outcome =>
  steps.some(({ outcome }) => outcome === 'bad')
    ? 'bad'
    : steps.every(({ outcome }) => outcome === 'good')
      ? 'good'
      : 'open';

export function Steps({ steps, subject }: { steps: Step[]; subject: string }) {
  const verdict = verdict_of(steps);
  const wrong = steps.find(({ outcome }) => outcome !== 'good');
  const headings: Record<Outcome, string> = {
    good: 'Proven',
    bad: 'Not proven',
    open: 'Not fully checked',
  };
  return (
    <>
      <div class={`verdict ${verdict}`} role="status">
        <h2>
          <span aria-hidden="true">{marks[verdict]} </span>
          {headings[verdict]}: {subject}
        </h2>
        <p>{wrong ? `${titles[wrong.name]}: ${wrong.says}` : 'Each step was computed here.'}</p>
      </div>
      <ol class="steps">
        {steps.map((step, index) => (
          <StepCard key={step.name} step={step} at={index + 1} />
        ))}
      </ol>
      <p class="dim">Computed in this browser ({computed_by()}).</p>
    </>
  );
}
