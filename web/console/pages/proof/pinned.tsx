// What this browser knows of the ledger, and what follows when it is another one.
import { Card } from '../../parts/page';
import { figure } from '../../parts/number';
import { Exactly } from '../../parts/time';
import { read_checkpoint } from '../../proof/note';
import { accept_key, forget_ledger, trust } from '../../state/trust';

function Broken({ says }: { says: string }) {
  return (
    <div class="verdict bad" role="alert">
      <h2>✗ This log is not the one you knew</h2>
      <p>{says}</p>
      <p>
        Either the operators put another ledger at this address or restored an older one, or somebody
        changed the past. Ask them, and keep what this browser knows: it is the evidence.
      </p>
      <button type="button" onClick={() => confirm(question) && forget_ledger()}>
        It was replaced on purpose: forget the old one
      </button>
    </div>
  );
}

const question = 'Forget what this browser knows of the ledger? It cannot show a change then.';

export function Pinned() {
  const { state, says, pin, served } = trust.value;
  const checkpoint = pin && read_checkpoint(pin.checkpoint);
  return (
    <>
      {state === 'broken' && <Broken says={says} />}
      {pin && (
        <Card title="What this browser knows">
          <dl class="terms">
            <div>
              <dt>Ledger</dt>
              <dd>{checkpoint?.origin ?? 'unknown'}</dd>
            </div>
            <div>
              <dt>Pinned keys</dt>
              <dd>
                {pin.keys.map((key) => (
                  <code key={key} class="block">
                    {key}
                  </code>
                ))}
              </dd>
            </div>
            {state === 'rotated' && (
              <div>
                <dt>New key</dt>
                <dd>
                  <code class="block">{served[0]}</code>
                  <button type="button" onClick={accept_key}>
                    It is right: the operators say the same
                  </button>
                </dd>
              </div>
            )}
            <div>
              <dt>First visit</dt>
              <dd>
                <Exactly time={pin.first} />
              </dd>
            </div>
            <div>
              <dt>Last visit</dt>
              <dd>
                <Exactly time={pin.last} />, at {figure(checkpoint?.size ?? 0)} events
              </dd>
            </div>
            <div>
              <dt>Since then</dt>
              <dd>{says || 'not compared'}</dd>
            </div>
          </dl>
        </Card>
      )}
    </>
  );
}
