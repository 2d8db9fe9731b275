// The frame around every page: where one can go, whose key it is, and what must not be overlooked.
import { useEffect, useState } from 'preact/hooks';

import { FrameTop, Navigation } from './frame';
import { KeyList } from './pages/help';
import { page_of } from './pages';
import { Search } from './pages/search';
import { SignIn } from './pages/sign_in/sign_in';
import { asked, key } from './state/key';
import { route } from './state/route';
import { resume, rights, sign_ins, who } from './state/session';
import { follow } from './state/stream';
import { TrustBanner } from './pages/proof/trust_banner';
import { meet_ledger } from './state/trust';

type Window = 'search' | 'keys' | null;

// The keys that work on every page; none while a text is typed.
function use_keys(open: (window: Window) => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const is_search = event.key === 'k' && (event.ctrlKey || event.metaKey);
      if (!is_search && (event.ctrlKey || event.metaKey || event.altKey)) return;
      if (!is_search && at.matches('input, textarea, select')) return;
      if (document.querySelector('dialog[open]')) return;
      if (is_search || event.key === '/') open('search');
      else if (event.key === '?') open('keys');
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function OfflineBanner() {
  const [is_online, set] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => set(navigator.onLine);
    for (const event of ['online', 'offline']) addEventListener(event, look);
    return () => ['online', 'offline'].forEach((event) => removeEventListener(event, look));
  }, []);
  if (is_online) return null;
  return (
    <div class="banner warn" role="alert">
      This browser is offline. What you see may be out of date.
    </div>
  );
}

export function App() {
  const [opened, open] = useState<Window>(null);
  use_keys(open);
  useEffect(() => {
    resume().catch(() => undefined);
  }, []);
  const is_signed_in = sign_ins.value > 0;
  useEffect(() => {
    if (key.value === null || who.value === null || !rights.value.reads) return undefined;
    void meet_ledger();
    return follow();
  }, [sign_ins.value, key.value === null]);
  // A proof is checked without a server, so without a key too.
  const is_open = route.value.path[0] === 'proofs';
  const asks = asked.value;
  if (!is_open && (asks === 'start' || !is_signed_in)) return <SignIn why="start" />;
  const close = () => open(null);
  const { path } = route.value;
  return (
    <div class="frame">
      <a class="skip" href="#main" onClick={skip}>
        To the content
      </a>
      <Navigation />
      <div class="body">
        <FrameTop search={() => open('search')} />
        <TrustBanner />
        <OfflineBanner />
        <div class="page" key={`${path[0]}/${path[1]}`}>
          {page_of(path)}
        </div>
      </div>
      {opened === 'search' && <Search close={close} />}
      {opened === 'keys' && <KeyList close={close} />}
      {asks !== null && asks !== 'start' && <SignIn why={asks} />}
    </div>
  );
}

// The address is the page's: the link must not change it.
function skip(event: Event) {
  event.preventDefault();
  document.querySelector<HTMLElement>('h1')?.focus();
}
