// A table of which only the rows in sight are in the page, so that it may have ten thousand. On a
// narrow screen each row is a card.
import {
  Virtualizer,
  elementScroll,
  observeElementOffset,
  observeElementRect,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { Rows } from '../state/rows';
import { RefusalBox, Skeleton } from './states';
import { is_narrow } from './screen';

export interface Column<T> {
  name: string;
  cell: (row: T) => ComponentChildren;
  look?: string; // a class: "wide", "broad", "deed"
  sort?: string; // the field to sort by, when the head is a button
}

interface TableProps<T> {
  caption: string;
  columns: Column<T>[];
  rows: Rows<T>;
  row_key: (row: T) => string | number;
  empty: ComponentChildren;
  row_height?: number; // about: rows of this table differ, and are measured
  card_height?: number;
  sort?: string;
  sort_by?: (sort: string) => void;
}

const usual_height = 45;

function use_window(count: number, height: number) {
  const box = useRef<HTMLDivElement>(null);
  const [, redraw] = useState(0);
  const kept = useRef<Virtualizer<HTMLDivElement, HTMLElement> | null>(null);
  const options = {
    count,
    estimateSize: () => height,
    getScrollElement: () => box.current,
    initialRect: { width: 0, height: 900 },
    observeElementOffset,
    observeElementRect,
    onChange: () => redraw((drawn) => drawn + 1),
    overscan: 8,
    scrollToFn: elementScroll,
  };
  kept.current ??= new Virtualizer(options);
  const rows = kept.current;
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), [rows]);
  useLayoutEffect(() => rows._willUpdate());
  useLayoutEffect(() => rows.measure(), [height]);
  return { box, rows };
}

function Head<T>({ columns, sort, sort_by }: TableProps<T>) {
  const order = (column: Column<T>) => {
    if (column.sort === undefined || sort?.replace('-', '') !== column.sort) return undefined;
    return sort?.startsWith('-') ? 'descending' : 'ascending';
  };
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.name} scope="col" class={column.look} aria-sort={order(column)}>
            {column.sort && sort_by ? (
              <button
                type="button"
                class="sort"
                onClick={() => sort_by(order(column) === 'ascending' ? `-${column.sort}` : column.sort!)}
              >
                {column.name}
                <span aria-hidden="true">
                  {{ ascending: ' ↑', descending: ' ↓', none: '' }[order(column) ?? 'none']}
                </span>
              </button>
            ) : (
              column.name
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps<T> {
  row: T | undefined;
  index: number;
  columns: Column<T>[];
  measure: ((row: HTMLElement | null) => void) | undefined;
}

function Row<T>({ row, index, columns, measure }: RowProps<T>) {
  return (
    <tr aria-rowindex={index + 2} data-index={index} ref={measure}>
      {columns.map((column) => (
        <td key={column.name} class={column.look} data-name={column.name}>
          {row === undefined ? <i class="blank" /> : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

// Rows of one height are not measured.
function use_measure(rows: Virtualizer<HTMLDivElement, HTMLElement>, measures: boolean) {
  const measure = useCallback((row: HTMLElement | null) => rows.measureElement(row), [rows]);
  return measures ? measure : undefined;
}

function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr class="spacer" aria-hidden="true" style={{ height: `${height}px` }} /> : null;
}

export function Table<T>(props: TableProps<T>) {
  const { rows, columns, caption, row_key } = props;
  const height = is_narrow.value ? (props.card_height ?? 150) : (props.row_height ?? usual_height);
  const count = rows.count ?? 0;
  const { box, rows: shown } = use_window(count, height);
  const items = shown.getVirtualItems();
  const measure = use_measure(shown, props.row_height !== undefined || is_narrow.value);
  // What has left the sight is drawn upon again, so that fast scrolling makes no elements.
  const places = useRef(1);
  places.current = Math.max(places.current, items.length);
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => rows.need(first, last), [first, last, count]);

  // ↑ and ↓ go from row to row; Enter follows the link, as everywhere.
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = (event.target as HTMLElement).closest<HTMLElement>('tr[data-index]');
    if (step === undefined || !row) return;
    event.preventDefault();
    const next = Math.min(count - 1, Math.max(0, Number(row.dataset.index) + step));
    shown.scrollToIndex(next);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`tr[data-index="${next}"] :is(a, button)`)?.focus(),
    );
  };

  if (rows.count === undefined) {
    if (rows.refusal) return <RefusalBox refusal={rows.refusal} again={rows.again} />;
    return <Skeleton lines={8} />;
  }
  if (count === 0) return <>{props.empty}</>;
  const end = items[items.length - 1]?.end ?? 0;
  return (
    <>
      {rows.refusal && <RefusalBox refusal={rows.refusal} again={rows.again} />}
      <div
        class={measure ? 'table-box' : 'table-box even'}
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={caption}
      >
        <table aria-rowcount={count + 1} onKeyDown={move}>
          <caption class="unseen">{caption}</caption>
          <Head {...props} />
          <tbody>
            <Spacer height={items[0]?.start ?? 0} />
            {items.map(({ index }) => {
              const row = rows.row(index);
              const key = row === undefined ? `blank ${index}` : row_key(row);
              const place = measure ? key : index % places.current;
              return <Row key={place} index={index} columns={columns} row={row} measure={measure} />;
            })}
            <Spacer height={shown.getTotalSize() - end} />
          </tbody>
        </table>
      </div>
    </>
  );
}
