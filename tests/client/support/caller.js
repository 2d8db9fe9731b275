// One caller of the API: through the vendor's client, unmodified, or with a request of its own.
// Every answer to either passes check_answer before the test sees it.
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, CatalogService, OpenAPI } from '@iblai/iblai-api';
import { check_answer } from './answers.js';
import { operation_at } from './document.js';
import { record_answer } from './record.js';

// They end a test that hangs; no answer that is only slow takes as long.
const timeout_ms = 300000;
const catching_up_max_ms = 600000;
const exchange = new AsyncLocalStorage();
const plain_fetch = globalThis.fetch;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function checked_answer(response, method, url) {
  const text = await response.text();
  const answer = { status: response.status, headers: response.headers, text, body: parsed(text) };
  const { pathname, search } = new URL(url);
  record_answer({ method, target: pathname + search },
                { status: answer.status, type: answer.headers.get('content-type') ?? '', body: text });
  check_answer(operation_at(method, url), answer, `${method} ${url}`);
  return answer;
}

async function is_catching_up(response) {
  return response.status === 503 && parsed(await response.clone().text())?.code === 'catching_up';
}

// Waits as a caller should: asks again while the answer is 503 catching_up.
async function patient_fetch(url, options) {
  const end = Date.now() + catching_up_max_ms;
  for (;;) {
    const signal = AbortSignal.timeout(timeout_ms);
    const response = await plain_fetch(url, { ...options, signal });
    if (!await is_catching_up(response) || Date.now() > end) return response;
    await pause(1000 * Number(response.headers.get('retry-after')));
  }
}

// The client shows bodies only. This keeps the answer beside it, headers and all, for the call
// under way; the client still reads the response itself.
globalThis.fetch = async (url, options = {}) => {
  const response = await patient_fetch(url, options);
  const call = exchange.getStore();
  if (call) call.answer = await checked_answer(response.clone(), options.method ?? 'GET', url);
  return response;
};

// catalog_metadata_course_retrieve_2 is the client's catalogMetadataCourseRetrieve2.
export function method_name(operation_id) {
  return operation_id.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}

function query_text(query) {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}

export class Caller {
  // `authorization`: the whole header; null for a stranger.
  constructor(base, authorization) {
    this.base = base;
    this.authorization = authorization;
    this.answered = new Set();  // ids of the operations that the client had a valid answer from
  }

  // The client's own method; resolves to its answer {status, headers, text, body} when it resolves,
  // and rejects as it rejects. `settings` are the client's, e.g. {TOKEN} or {HEADERS}.
  async call(operation_id, parameters, settings = {}) {
    const { HEADERS, ...others } = settings;
    const authorization = this.authorization === null ? {} : { Authorization: this.authorization };
    Object.assign(OpenAPI, {
      BASE: this.base,
      TOKEN: undefined,
      HEADERS: { ...authorization, ...HEADERS },
      ...others,
    });
    const call = {};
    const body = await exchange.run(call, () =>
      CatalogService[method_name(operation_id)](parameters));
    assert.deepEqual(body, call.answer.body, 'the client hands over the body as it was sent');
    this.answered.add(operation_id);
    return call.answer;
  }

  // The ApiError that the client throws; any other outcome fails the test.
  async refused(operation_id, parameters, settings) {
    try {
      const answer = await this.call(operation_id, parameters, settings);
      return assert.fail(`${operation_id} was not refused: ${answer.text}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      assert.equal(typeof error.body?.detail, 'string', 'body.detail is there for the user to see');
      return error;
    }
  }

  // A request that the client cannot make. `body` goes out as it is (text, form), `json` as JSON;
  // `authorization` stands in for the caller's.
  async send(method, path, { query, json, body, headers = {}, authorization } = {}) {
    const url = path.startsWith('http') ? path : `${this.base}${path}${query_text(query)}`;
    const shown = authorization === undefined ? this.authorization : authorization;
    const response = await patient_fetch(url, {
      method,
      body: json === undefined ? body : JSON.stringify(json),
      headers: {
        ...(shown === null ? {} : { Authorization: shown }),
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      redirect: 'error',
    });
    return checked_answer(response, method, url);
  }
}
