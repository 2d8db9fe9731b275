// On every page: the log is not the one that this browser knew.
import { accept_key, trust } from '../../state/trust';

export function TrustBanner() {
  const { state, says } = trust.value;
  if (state === 'broken') {
    return (
      <div class="banner bad" role="alert">
        <b>This log is not the one you knew.</b> <span>{says}</span>{' '}
        <a href="#/proofs">What that means</a>
      </div>
    );
  }
  if (state !== 'rotated') return null;
  return (
    <div class="banner warn" role="alert">
      <b>The ledger signs with a new key.</b> <span>{says} Ask its operators for the key.</span>
      <a href="#/proofs">Compare it</a>
      <button type="button" onClick={accept_key}>
        It is right
      </button>
    </div>
  );
}
