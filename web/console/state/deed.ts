// Work that may be refused.
import { useState } from 'preact/hooks';

import { Refusal } from '../api/refusal';
import { deeds } from './stream';

export interface Attempts {
  refusal: Refusal | undefined; // of the last one
  is_busy: boolean;
  attempt: (work: () => Promise<void>) => Promise<void>;
  forget: () => void; // the refusal
}

export function use_attempts(): Attempts {
  const [refusal, refuse] = useState<Refusal | undefined>();
  const [is_busy, set_busy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    set_busy(true);
    refuse(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error);
    } finally {
      set_busy(false);
    }
  };
  return { refusal, is_busy, attempt, forget: () => refuse(undefined) };
}

export interface Deed {
  refusal: Refusal | undefined;
  is_busy: boolean;
  run: (work: () => Promise<void>) => void;
}

// Calls that are no events of the log: they cannot be previewed, so they are asked for once more.
export function use_deed(): Deed {
  const { refusal, is_busy, attempt } = use_attempts();
  const done = async (work: () => Promise<void>) => {
    await work();
    deeds.value += 1;
  };
  return { refusal, is_busy, run: (work) => void attempt(() => done(work)) };
}
