// A refused call, as people are told of it.

export class Refusal extends Error {
  constructor(
    readonly status: number, // 0: no answer came
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly request_id: string | null,
    readonly fields: { at: string; detail: string }[] = [],
  ) {
    super(detail);
  }
}

interface Problem {
  code?: string;
  title?: string;
  detail?: string;
  errors?: { pointer?: string; parameter?: string; detail: string }[];
}

export function refusal_of(response: Response, body: unknown): Refusal {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Problem;
  const title = problem.title ?? `The server answered ${response.status}`;
  const fields = (problem.errors ?? []).map(({ pointer, parameter, detail }) => ({
    at: pointer ?? parameter ?? '',
    detail,
  }));
  const request_id = response.headers.get('X-Request-Id');
  const detail = problem.detail ?? response.statusText;
  return new Refusal(response.status, problem.code ?? 'unknown', title, detail, request_id, fields);
}

export function offline_refusal(error: unknown): Refusal {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  return new Refusal(0, 'offline', 'The server cannot be reached', 'No answer came.', null);
}

export const signed_out_refusal = () =>
  new Refusal(401, 'not_authenticated', 'You are not signed in', 'The key was forgotten.', null);

export const is_offline = (refusal: Refusal) => refusal.status === 0;
