// The moments of a license: a tick for each commit, the newest moment at the right end.
import { useEffect, useRef, useState } from 'preact/hooks';

import { type_text } from '../../parts/change';
import { position_text } from '../../parts/number';
import { exactly } from '../../parts/time';
import { set_query } from '../../state/route';
import { type Tick, commit_of } from './data';

const day_ms = 86400 * 1000;
// A key that is held, or a drag, passes over moments without asking for each.
const settle_ms = 120;

interface SliderProps {
  ticks: Tick[];
  at: string | undefined;
  time: string | undefined; // of the moment that is shown
}

// The tick that `at` is at or after; the number of ticks means now.
function index_of(ticks: Tick[], at: string | undefined): number {
  if (at === undefined) return ticks.length;
  const is_after = /^\d+$/.test(at)
    ? (tick: Tick) => tick.position > Number(at)
    : (tick: Tick) => tick.time > Date.parse(at);
  const found = ticks.findIndex(is_after);
  return Math.max(0, (found === -1 ? ticks.length : found) - 1);
}

function by_day(ticks: Tick[], index: number, days: 1 | -1): number {
  const from = ticks[Math.min(index, ticks.length - 1)]!.time;
  if (days > 0) {
    const next = ticks.findIndex((tick) => tick.time >= from + day_ms);
    return next === -1 ? ticks.length : next;
  }
  for (let at = Math.min(index, ticks.length) - 1; at > 0; --at) {
    if (ticks[at]!.time <= from - day_ms) return at;
  }
  return 0;
}

export function Slider({ ticks, at }: SliderProps) {
  const [chosen, choose] = useState<number | null>(null);
  const track = useRef<HTMLDivElement>(null);
  const index = chosen ?? index_of(ticks, at);
  const is_now = index >= ticks.length;
  const begin = ticks[0]!.time;
  const end = Math.max(Date.now(), ticks[ticks.length - 1]!.time + 1);
  const share = (time: number) => ((time - begin) / (end - begin)) * 100;

  useEffect(() => {
    if (chosen === null) return undefined;
    const timer = setTimeout(async () => {
      const tick = ticks[chosen];
      const end_of = tick && (await commit_of(tick.position).catch(() => undefined));
      set_query({ at: tick ? (end_of?.end ?? tick.position) : null });
      choose(null);
    }, settle_ms);
    return () => clearTimeout(timer);
  }, [chosen]);

  const press = (event: KeyboardEvent) => {
    const far = event.shiftKey;
    const next = {
      ArrowLeft: far ? by_day(ticks, index, -1) : index - 1,
      ArrowRight: far ? by_day(ticks, index, 1) : index + 1,
      ArrowDown: index - 1,
      ArrowUp: index + 1,
      Home: 0,
      End: ticks.length,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(Math.max(0, Math.min(ticks.length, next)));
  };
  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1) return;
    const { left, width } = track.current!.getBoundingClientRect();
    const time = begin + ((event.clientX - left) / width) * (end - begin);
    const after = ticks.findIndex((tick) => tick.time > time);
    const before = (after === -1 ? ticks.length : after) - 1;
    const is_end = after === -1 && time > (ticks[before]!.time + end) / 2;
    choose(is_end ? ticks.length : Math.max(0, before));
  };

  const tick = ticks[index];
  const what = tick && `${type_text(tick.entries[0]!.type)}`;
  const text = tick ? `${position_text(tick.position)}, ${exactly(tick.time)}: ${what}` : 'now';
  const lines = ticks.map(({ time }) => `M${(share(time) * 10).toFixed(1)} 0v14`).join('');
  return (
    <div class="slider">
      <div
        class="track"
        ref={track}
        onPointerDown={(event) => {
          track.current!.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
      >
        <svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
          <path d={lines} vector-effect="non-scaling-stroke" />
        </svg>
        <div
          class="thumb"
          role="slider"
          tabIndex={0}
          aria-label="As of"
          aria-valuemin={0}
          aria-valuemax={ticks.length}
          aria-valuenow={index}
          aria-valuetext={text}
          style={{ left: `${is_now ? 100 : share(tick!.time)}%` }}
          onKeyDown={press}
        />
      </div>
      <p class="slider-text" aria-hidden="true">
        <span>{exactly(begin)}</span>
        <b>{text}</b>
        <span>now</span>
      </p>
    </div>
  );
}
