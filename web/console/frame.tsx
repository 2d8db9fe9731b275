// Navigation and the line above every page.
import { asked, key, sign_out } from './state/key';
import { address, route } from './state/route';
import { head, rights, who } from './state/session';
import { is_connected } from './state/stream';
import { next_theme, theme } from './state/theme';
import { position_text } from './parts/number';

interface Place {
  path: string;
  text: string;
  is_shown: boolean;
}

function places(): Place[] {
  const may = rights.value;
  return [
    { path: 'overview', text: 'Overview', is_shown: may.reads },
    { path: 'licenses', text: 'Licenses', is_shown: may.reads },
    { path: 'people', text: 'People', is_shown: may.reads },
    { path: 'feed', text: 'Feed', is_shown: may.reads },
    { path: 'proofs', text: 'Proofs', is_shown: true },
    { path: 'keys', text: 'Keys', is_shown: may.has_keys },
    { path: 'webhooks', text: 'Webhooks', is_shown: may.has_webhooks },
    { path: 'health', text: 'Health', is_shown: may.sees_health },
  ];
}

export function Navigation() {
  const here = route.value.path[0] ?? 'overview';
  return (
    <nav class="side" aria-label="Pages">
      <a class="brand" href="#/overview">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 5h10M4 12h16M4 19h7" />
          <circle cx="19" cy="5" r="2.2" />
          <circle cx="16" cy="19" r="2.2" />
        </svg>
        Seatledger
      </a>
      <ul>
        {places()
          .filter(({ is_shown }) => is_shown)
          .map(({ path, text }) => (
            <li key={path}>
              <a href={address([path])} aria-current={here === path ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
      </ul>
      <a class="outside" href="../docs/">
        API docs <span aria-hidden="true">↗</span>
      </a>
    </nav>
  );
}

function Account() {
  const caller = who.value;
  if (key.value === null || caller === null) {
    if (asked.value === null) return null;
    return <a href="#/overview">Sign in</a>;
  }
  const end = caller.expires ? `, until ${caller.expires.slice(0, 10)}` : '';
  return (
    <details class="account">
      <summary>
        {caller.name} <span class="dim">({caller.role.replace('_', ' ')})</span>
      </summary>
      <div class="menu">
        <p>
          Key {caller.id}, role <b>{caller.role}</b>
          {caller.platform_key && `, platform ${caller.platform_key}`}
          {end}
        </p>
        <p class="dim">
          {caller.ledger}, version {caller.version}
        </p>
        <button type="button" onClick={sign_out}>
          Sign out
        </button>
      </div>
    </details>
  );
}

export function FrameTop({ search }: { search: () => void }) {
  const is_live = is_connected.value;
  return (
    <div class="top">
      <button type="button" class="search-button" onClick={search} aria-keyshortcuts="/ Control+K">
        <span>Search…</span> <kbd>/</kbd>
      </button>
      <span class="grow" />
      {head.value > 0 && (
        <span class="head-mark" title={is_live ? 'Follows the log' : 'Not connected to the log'}>
          <i class={is_live ? 'dot live' : 'dot'} aria-hidden="true" />
          <span class="unseen">{is_live ? 'Live, at' : 'Not live, at'} </span>
          {position_text(head.value)}
        </span>
      )}
      <button
        type="button"
        class="plain"
        onClick={next_theme}
        aria-label={`Colours: ${theme.value}`}
        title={`Colours: ${theme.value}`}
      >
        {{ system: '◐', light: '○', dark: '●' }[theme.value]}
      </button>
      <Account />
    </div>
  );
}
