// Lists as files, and CSV files as rows.
import { read_raw } from './client';

// Hands `text` to the browser as a file to keep.
export function save_file(name: string, type: string, content: BlobPart) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export async function save_csv(path: string, name: string) {
  const response = await read_raw(path, 'text/csv');
  save_file(name, 'text/csv', await response.arrayBuffer());
}

export interface Csv {
  columns: string[];
  rows: string[][];
}

// RFC 4180, as the server reads it; rows without any text are left out. Throws an Error.
export function read_csv(text: string): Csv {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  const source = text.replace(/^\ufeff/, '');
  while (cell.lastIndex < source.length || source.endsWith(',')) {
    const at = cell.lastIndex;
    const found = cell.exec(source);
    if (!found) throw new Error(`A quote is out of place in line ${lines.length}.`);
    const line = lines[lines.length - 1]!;
    line.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] === '' || cell.lastIndex === at) break;
    if (found[3] !== ',') lines.push([]);
  }
  const [columns = [], ...rows] = lines.filter((line) => line.some((each) => each.trim() !== ''));
  return {
    columns: columns.map((each) => each.trim()),
    rows: rows.map((row) => columns.map((_, at) => row[at] ?? '')),
  };
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export function write_csv({ columns, rows }: Csv): string {
  return [columns, ...rows].map((row) => row.map(quoted).join(',') + '\r\n').join('');
}
