// The API reference: what the server says about itself in /openapi.json, for reading and trying.
import SwaggerUIBundle from 'swagger-ui-dist/swagger-ui-bundle.js';

import { name_controls } from './control_names.js';

// The library has dark colours, but only its other layout switches to them.
const prefers_dark = matchMedia('(prefers-color-scheme: dark)');
const follow_scheme = () =>
  document.documentElement.classList.toggle('dark-mode', prefers_dark.matches);
prefers_dark.addEventListener('change', follow_scheme);
follow_scheme();

// The heading of an operation is a button, and the library puts a link into it, which no keyboard or
// screen reader can tell from the button. The button itself sets the address.
const plain_headings = ({ React }) => ({
  components: { DeepLink: ({ text }) => React.createElement('span', null, text) },
});

// The library takes each `_` in a link for an old way to write a space, and complains. Ours are names.
const links_with_underscores = () => ({
  statePlugins: {
    layout: {
      wrapActions: {
        parseDeepLinkHash: (original, { layoutActions, layoutSelectors }) => (hash) => {
          if (!hash.includes('_')) return original(hash);
          const parts = hash.replace(/^#!?\/?/, '').split('/');
          const operation = layoutSelectors.isShownKeyFromUrlHashArray(parts);
          layoutActions.show(operation, true);
          layoutActions.scrollTo(operation);
          layoutActions.scrollToVirtualizedOperation(operation);
        },
      },
    },
  },
});

const reference = document.getElementById('reference');
name_controls(reference);
SwaggerUIBundle({
  domNode: reference,
  // Relative, so that it is found below a prefix too.
  url: '../openapi.json',
  layout: 'BaseLayout',
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [plain_headings, links_with_underscores],
  // The key is kept nowhere: it is gone when the page is.
  persistAuthorization: false,
  // The first would call another host, the second write styles into elements.
  validatorUrl: null,
  syntaxHighlight: false,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
});
