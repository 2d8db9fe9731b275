// Rows of a CSV that were refused, each with its reason, to be changed in place.
import { useState } from 'preact/hooks';

export interface Refused {
  at: number; // the row, from 0
  cells: string[];
  error: string;
}

const shown_max = 200;

interface RowProps {
  columns: string[];
  row: Refused;
  change: (column: number, text: string) => void;
}

function MendRow({ columns, row: { at, cells, error }, change }: RowProps) {
  return (
    <tr>
      <th scope="row">{at + 1}</th>
      {cells.map((cell, column) => (
        <td key={columns[column]}>
          <input
            aria-label={`${columns[column]} of row ${at + 1}`}
            value={cell}
            onInput={(event) => change(column, event.currentTarget.value)}
          />
        </td>
      ))}
      <td class="why-not">{error}</td>
    </tr>
  );
}

export function MendRows(props: {
  columns: string[];
  refused: Refused[];
  deed: string;
  mend: (rows: string[][]) => void; // by their place in the whole CSV
}) {
  const { columns, deed } = props;
  const [rows, set] = useState(props.refused);
  const change = (at: number) => (column: number, text: string) => {
    const mended = (cells: string[]) => cells.map((cell, place) => (place === column ? text : cell));
    set(rows.map((row) => (row.at === at ? { ...row, cells: mended(row.cells) } : row)));
  };
  const finish = () => {
    const mended: string[][] = [];
    for (const { at, cells } of rows) mended[at] = cells;
    props.mend(mended);
  };
  return (
    <div class="mend">
      <h3>Refused rows ({rows.length})</h3>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Refused rows">
        <table>
          <thead>
            <tr>
              {['Row', ...columns, 'Why'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown_max).map((row) => (
              <MendRow key={row.at} columns={columns} row={row} change={change(row.at)} />
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" onClick={finish}>
        {deed}
      </button>
    </div>
  );
}
