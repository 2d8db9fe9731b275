// Numbers over time as steps, drawn by uPlot; the same as a table for who does not see it.
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';

import { theme } from '../state/theme';
import { figure } from './number';
import { prefers_dark } from './screen';
import { exactly } from './time';

export interface Series {
  name: string;
  colour: string; // a custom property of the style
  values: number[];
  is_dashed?: boolean;
  is_filled?: boolean;
}

interface ChartProps {
  label: string;
  times: number[]; // seconds
  series: Series[];
  moment?: number | undefined; // seconds: where the line is
  choose?: (seconds: number) => void;
  height?: number;
}

// For each distance of ticks: what every tick says, and what is added where the year or the day is new.
const nothing = [null, null, null, null, 1] as const;
const times_of = (text: string, year: string, day: string | null) =>
  [text, year, null, day, ...nothing.slice(1)] as const;
const in_day = times_of('{HH}:{mm}', '\n{D} {MMM} {YYYY}', '\n{D} {MMM}');
const time_texts = [
  [31536000, ...times_of('{YYYY}', '', null)],
  [2419200, ...times_of('{MMM}', '\n{YYYY}', null)],
  [86400, ...times_of('{D} {MMM}', '\n{YYYY}', null)],
  [60, ...in_day],
  [1, ...times_of('{HH}:{mm}:{ss}', '\n{D} {MMM} {YYYY}', '\n{D} {MMM}')],
] as uPlot.Axis.Values;

const steps = uPlot.paths.stepped!({ align: 1 });

function colour_of(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A canvas knows no light-dark(): the colour is what an element would get.
function resolved(name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour || colour_of(name);
}

function options_of(props: ChartProps, width: number, moment: () => number | undefined): uPlot.Options {
  const dim = resolved('--dim');
  const axis = { stroke: dim, grid: { stroke: resolved('--line'), width: 1 }, ticks: { show: false } };
  return {
    width,
    height: props.height ?? 200,
    cursor: { drag: { x: false, y: false }, y: false },
    legend: { live: true },
    scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.05)] } },
    axes: [
      { ...axis, values: time_texts },
      { ...axis, size: 50, values: (_, values) => values.map((value) => figure(value)) },
    ],
    series: [
      { value: (_, seconds) => (seconds ? exactly(seconds * 1000) : '') },
      ...props.series.map(({ name, colour, is_dashed, is_filled }) => ({
        label: name,
        stroke: resolved(colour),
        ...(is_filled ? { fill: resolved(`${colour}-soft`) } : {}),
        ...(is_dashed ? { dash: [5, 4] } : {}),
        width: 2,
        paths: steps,
        points: { show: false },
      })),
    ],
    hooks: {
      draw: [
        (plot) => {
          const at = moment();
          if (at === undefined) return;
          const x = plot.valToPos(at, 'x', true);
          const { top, height } = plot.bbox;
          plot.ctx.fillStyle = resolved('--accent');
          plot.ctx.fillRect(x - 1, top, 2, height);
        },
      ],
    },
  };
}

function TableOf({ label, times, series }: ChartProps) {
  const rows_max = 60;
  const every = Math.max(1, Math.ceil(times.length / rows_max));
  const rows = times.map((_, at) => at).filter((at) => at % every === 0 || at === times.length - 1);
  return (
    <details class="as-table">
      <summary>As a table</summary>
      <div class="scrolls" tabIndex={0} role="region" aria-label={`${label}, as a table`}>
        <table>
          <thead>
            <tr>
              <th scope="col">from</th>
              {series.map(({ name }) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((at) => (
              <tr key={at}>
                <th scope="row">{exactly(times[at]! * 1000)}</th>
                {series.map(({ name, values }) => (
                  <td key={name} class="number">
                    {figure(values[at] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const look = `${theme.value} ${prefers_dark.value}`;
  const { label, times, series, moment } = props;
  const names = series.map(({ name }) => name).join();
  useEffect(() => {
    const place = box.current!;
    const data = [times, ...series.map(({ values }) => values)] as uPlot.AlignedData;
    const options = options_of(props, place.clientWidth, () => latest.current.moment);
    const drawn = new uPlot(options, data, place);
    plot.current = drawn;
    drawn.over.addEventListener('click', () => {
      const seconds = drawn.posToVal(drawn.cursor.left ?? 0, 'x');
      latest.current.choose?.(seconds);
    });
    const fit = new ResizeObserver(() => {
      drawn.setSize({ width: place.clientWidth, height: options.height });
    });
    fit.observe(place);
    return () => {
      fit.disconnect();
      drawn.destroy();
    };
  }, [times, names, look]);
  useEffect(() => plot.current?.redraw(false), [moment]);
  return (
    <figure class="chart">
      <div ref={box} role="img" aria-label={label} class={props.choose ? 'chooses' : ''} />
      <TableOf {...props} />
    </figure>
  );
}
