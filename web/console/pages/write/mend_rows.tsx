// Rows of a CSV that were refused, each with its reason, to be changed in place.
import { useState } from 'preact/hooks';

export interface Refused {
  at: number; // the row, from 0
  cells: string[];
  error: string;
}

const shown_max = 200;

export function MendRows(props: {
  columns: string[];
  refused: Refused[];
  deed: string;
  mend: (rows: string[][]) => void; // by their place in the whole CSV
}) {
  const { columns, deed } = props;
  const [rows, set] = useState(props.refused);
  const change = (index: number, column: number, text: string) =>
    set(
      rows.map((row, at) =>
        at === index
          ? { ...row, cells: row.cells.map((cell, place) => (place === column ? text : cell)) }
          : row,
      ),
    );
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
              <th scope="col">Row</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown_max).map(({ at, cells, error }, index) => (
              <tr key={at}>
                <th scope="row">{at + 1}</th>
                {cells.map((cell, column) => (
                  <td key={columns[column]}>
                    <input
                      aria-label={`${columns[column]} of row ${at + 1}`}
                      value={cell}
                      onInput={(event) => change(index, column, event.currentTarget.value)}
                    />
                  </td>
                ))}
                <td class="why-not">{error}</td>
              </tr>
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
