// How many seats are used, and why these are the numbers.
import type { Schemas } from '../../api/client';
import { Card } from '../../parts/page';
import { SeatBar, figure } from '../../parts/number';
import { Position } from '../../parts/position';
import type { Shown } from './data';

type CountReason = Schemas['count_reason'];

// "50 = 30 (#112 create) + 10 (#7,020 extension order-31)"
function WhyCount({ value, changes }: CountReason) {
  return (
    <p>
      <b>{figure(value)} bought</b> ={' '}
      {changes.map(({ position, before, after, change_type, transaction_id }, at) => {
        const step = after - (before ?? 0);
        const sign = at === 0 ? '' : step < 0 ? ' − ' : ' + ';
        return (
          <span key={position}>
            {sign}
            {figure(Math.abs(step))}{' '}
            <span class="dim">
              (<Position at={position} /> {change_type}
              {/^[0-9a-f]{8}-/.test(transaction_id) ? '' : ` ${transaction_id}`})
            </span>
          </span>
        );
      })}
    </p>
  );
}

export function Figures({ shown, show_seats }: { shown: Shown; show_seats: () => void }) {
  const { count, usage_count: usage } = shown.explanation;
  if (shown.license.usage_count === undefined) {
    return (
      <Card class="figures">
        <p class="big">
          <b>{figure(count.value)}</b> seats bought
        </p>
        <p class="dim">A platform license is not assigned to people.</p>
        <details class="why">
          <summary>Why?</summary>
          <WhyCount {...count} />
        </details>
      </Card>
    );
  }
  return (
    <Card class="figures">
      <div class="figure-row">
        <p class="big">
          <b>{figure(usage.value)}</b> of <b>{figure(count.value)}</b> seats used
        </p>
        <p>
          {figure(usage.active)} active · {figure(usage.pending)} pending e-mails
        </p>
        <p class={shown.waiting > 0 ? 'alarm' : ''}>{figure(shown.waiting)} waiting</p>
      </div>
      <SeatBar used={usage.value} count={count.value} />
      <details class="why">
        <summary>Why these numbers?</summary>
        <WhyCount {...count} />
        <p>
          <b>{figure(usage.value)} used</b> = {figure(usage.active)} active + {figure(usage.pending)}{' '}
          pending{' '}
          <button type="button" class="link" onClick={show_seats}>
            each seat with the event that gave it
          </button>
        </p>
      </details>
    </Card>
  );
}
