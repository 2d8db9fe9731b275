// The calls to the server: typed by its own document, with the key of the session.
import createClient, { type Middleware } from 'openapi-fetch';

import type { components, paths } from '../../build/api';
import { key, refused_key } from '../state/key';
import { Refusal, offline_refusal, refusal_of, signed_out_refusal } from './refusal';

export type Schemas = components['schemas'];
export type Answered<T> = { data?: T; error?: unknown; response: Response };

// The page is at /console/, or at PREFIX/console/ behind a gateway.
export const base = new URL('..', location.href.split('#')[0]).href.replace(/\/$/, '');

// Without a key nothing is asked: the window that asks for one is open.
export function headers_of(accept: string): Record<string, string> {
  if (key.value === null) throw signed_out_refusal();
  return {
    Accept: `${accept}, application/problem+json`,
    Authorization: `Api-Token ${key.value}`,
  };
}

const with_key: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(headers_of('application/json'))) {
      request.headers.set(name, value);
    }
    return request;
  },
};

const settings = { baseUrl: base, credentials: 'omit', cache: 'no-store' } as const;
export const api = createClient<paths, 'application/json'>(settings);
api.use(with_key);

// The answer of a call with its headers; throws a Refusal.
export async function whole<T>(call: Promise<Answered<T>>): Promise<{ data: T; headers: Headers }> {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (error) {
    throw error instanceof Refusal ? error : offline_refusal(error);
  }
  const { data, error, response } = answered;
  if (!response.ok || data === undefined) {
    if (response.status === 401) refused_key();
    throw refusal_of(response, error);
  }
  return { data, headers: response.headers };
}

export const answer = async <T>(call: Promise<Answered<T>>): Promise<T> => (await whole(call)).data;

// What is no JSON: notes and CSV.
export async function read_raw(path: string, accept: string): Promise<Response> {
  let response: Response;
  try {
    const headers = headers_of(accept);
    response = await fetch(base + path, { headers, credentials: 'omit', cache: 'no-store' });
  } catch (error) {
    throw error instanceof Refusal ? error : offline_refusal(error);
  }
  if (!response.ok) {
    if (response.status === 401) refused_key();
    throw refusal_of(response, await response.json().catch(() => undefined));
  }
  return response;
}
