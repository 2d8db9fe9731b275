// Which page an address shows.
import type { JSX } from 'preact';

import { Empty } from '../parts/states';
import { Page } from '../parts/page';
import { Feed } from './feed/feed';
import { Health } from './health/health';
import { Keys } from './keys/keys';
import { License } from './license/license';
import { Licenses } from './licenses/licenses';
import { Overview } from './overview/overview';
import { People } from './people/people';
import { PersonPage } from './people/person_page';
import { Proofs } from './proof/proofs';
import { Webhooks } from './webhooks/webhooks';

const whole_number = (text: string | undefined) =>
  text !== undefined && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;

function Nowhere() {
  return (
    <Page title="Nothing here">
      <Empty title="There is no such page">
        <a href="#/overview">The overview</a> leads to all others.
      </Empty>
    </Page>
  );
}

export function page_of([name = 'overview', part]: string[]): JSX.Element {
  const id = whole_number(part);
  if (part !== undefined && id === undefined) return <Nowhere />;
  if (name === 'licenses') return id === undefined ? <Licenses /> : <License id={id} />;
  if (name === 'people') return id === undefined ? <People /> : <PersonPage id={id} />;
  if (name === 'proofs') return <Proofs position={id} />;
  const pages = { overview: Overview, feed: Feed, keys: Keys, webhooks: Webhooks, health: Health };
  const Found = Object.hasOwn(pages, name) ? pages[name as keyof typeof pages] : undefined;
  return Found === undefined || part !== undefined ? <Nowhere /> : <Found />;
}
