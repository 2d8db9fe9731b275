// The console: what people see of a ledger and do to it, at /console/.
import { render } from 'preact';

import { App } from './app';
import { watch_idleness } from './state/key';
import './state/theme';

watch_idleness();
const place = document.getElementById('console')!;
place.replaceChildren();
render(<App />, place);
