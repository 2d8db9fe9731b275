// A write in two steps: what it would do, then doing it, with one Idempotency-Key for all tries.
import { type Answered, type Schemas, whole } from '../../api/client';

export interface Plan {
  answer: unknown;
  events: Schemas['planned_event'][];
  effects: Schemas['effects'];
}

export interface WriteOptions {
  query: { dry_run?: 'plan' };
  header: { 'Idempotency-Key'?: string; 'If-Match'?: string };
}
export type Send = (options: WriteOptions) => Promise<Answered<unknown>>;

// crypto.randomUUID is there in secure contexts only.
export function new_key(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// One for each content: a content that is sent again, after whatever happened, is stored once.
export function key_keeper() {
  let of_content = '';
  let key = '';
  return (content: unknown) => {
    const text = JSON.stringify(content);
    if (text !== of_content) key = new_key();
    of_content = text;
    return key;
  };
}

export async function read_plan(send: Send, if_match: string | null): Promise<Plan> {
  const header = if_match === null ? {} : { 'If-Match': if_match };
  const { data } = await whole(send({ query: { dry_run: 'plan' }, header }));
  return data as Plan;
}

export async function store(send: Send, key: string, if_match: string | null): Promise<unknown> {
  const header = { 'Idempotency-Key': key, ...(if_match === null ? {} : { 'If-Match': if_match }) };
  return (await whole(send({ query: {}, header }))).data;
}
