// Calls that are no events of the log: they cannot be previewed, so they are asked for once more.
import { useState } from 'preact/hooks';

import { Refusal } from '../api/refusal';
import { deeds } from './stream';

export interface Deed {
  refusal: Refusal | undefined;
  is_busy: boolean;
  run: (work: () => Promise<void>) => void;
}

export function use_deed(): Deed {
  const [refusal, refuse] = useState<Refusal | undefined>();
  const [is_busy, set_busy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    set_busy(true);
    refuse(undefined);
    try {
      await work();
      deeds.value += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error);
    } finally {
      set_busy(false);
    }
  };
  return { refusal, is_busy, run: (work) => void run(work) };
}
