// What to do about each error code, as the server's own page of them says. Read when the first refusal
// is shown. A page may not be parsed as HTML here (Trusted Types), and need not be.
import { useEffect, useState } from 'preact/hooks';

import { base } from './client';

let known: Promise<Map<string, string>> | undefined;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

async function read(): Promise<Map<string, string>> {
  const page = await (await fetch(`${base}/docs/errors/`, { credentials: 'omit' })).text();
  const found = page.matchAll(/<section id="(\w+)">[^]*?What to do:<\/strong>([^]*?)<\/p>/g);
  return new Map([...found].map(([, code, remedy]) => [code!, plain(remedy!).trim()]));
}

export function use_remedy(code: string): string | undefined {
  const [remedy, set] = useState<string | undefined>();
  useEffect(() => {
    // Nothing but a missing sentence when the server does not answer.
    known ??= read().catch(() => ((known = undefined), new Map<string, string>()));
    void known.then((remedies) => set(remedies.get(code)));
  }, [code]);
  return remedy;
}
