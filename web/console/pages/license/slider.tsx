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

// Where a key of the keyboard leads.
function key_target(ticks: Tick[], index: number, event: KeyboardEvent): number | undefined {
  const far = event.shiftKey;
  return {
    ArrowLeft: far ? by_day(ticks, index, -1) : index - 1,
    ArrowRight: far ? by_day(ticks, index, 1) : index + 1,
    ArrowDown: index - 1,
    ArrowUp: index + 1,
    Home: 0,
    End: ticks.length,
  }[event.key];
}

// The tick before a time; behind the middle between the last one and `end` it is now.
function time_target(ticks: Tick[], time: number, end: number): number {
  const after = ticks.findIndex((tick) => tick.time > time);
  const before = (after === -1 ? ticks.length : after) - 1;
  const is_end = after === -1 && time > (ticks[before]!.time + end) / 2;
  return is_end ? ticks.length : Math.max(0, before);
}

// The tick that is chosen: of the address, or one on its way there.
function use_tick_of(ticks: Tick[], at: string | undefined) {
  const [chosen, choose] = useState<number | null>(null);
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
  const index = chosen ?? index_of(ticks, at);
  const move = (to: number) => choose(Math.max(0, Math.min(ticks.length, to)));
  return { index, move };
}

function tick_text(tick: Tick | undefined): string {
  if (!tick) return 'now';
  const what = type_text(tick.entries[0]!.type);
  return `${position_text(tick.position)}, ${exactly(tick.time)}: ${what}`;
}

export function Slider({ ticks, at }: SliderProps) {
  const { index, move } = use_tick_of(ticks, at);
  const track = useRef<HTMLDivElement>(null);
  const begin = ticks[0]!.time;
  const end = Math.max(Date.now(), ticks[ticks.length - 1]!.time + 1);
  const share = (time: number) => ((time - begin) / (end - begin)) * 100;
  const press = (event: KeyboardEvent) => {
    const target = key_target(ticks, index, event);
    if (target === undefined) return;
    event.preventDefault();
    move(target);
  };
  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1) return;
    const { left, width } = track.current!.getBoundingClientRect();
    move(time_target(ticks, begin + ((event.clientX - left) / width) * (end - begin), end));
  };
  const hold = (event: PointerEvent) => {
    track.current!.setPointerCapture(event.pointerId);
    drag(event);
  };
  const tick = ticks[index];
  const text = tick_text(tick);
  const lines = ticks.map(({ time }) => `M${(share(time) * 10).toFixed(1)} 0v14`).join('');
  return (
    <div class="slider">
      <div class="track" ref={track} onPointerDown={hold} onPointerMove={drag}>
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
          style={{ left: `${tick ? share(tick.time) : 100}%` }}
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
