// A list that is there as a whole, for the table that asks for rows.
import type { Rows } from './rows';

export function fixed_rows<T>(list: T[]): Rows<T> {
  return {
    count: list.length,
    refusal: undefined,
    is_loading: false,
    row: (index) => list[index],
    need: () => undefined,
    again: () => undefined,
  };
}
