// The last deliveries of a webhook.
import type { Schemas } from '../../api/client';
import { Position } from '../../parts/position';
import { Ago } from '../../parts/time';

export function Attempts({ attempts }: { attempts: Schemas['webhook_attempt'][] }) {
  if (attempts.length === 0) return <p class="dim">No attempt since the server started.</p>;
  return (
    <details>
      <summary>The last {attempts.length} attempts</summary>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Attempts">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Event</th>
              <th scope="col">Attempt</th>
              <th scope="col">Answer</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody>
            {attempts.map(({ at, event, attempt, status, milliseconds, error }) => (
              <tr key={at}>
                <td>
                  <Ago time={at} />
                </td>
                <td>{event === null ? 'ping' : <Position at={event} />}</td>
                <td>{attempt}</td>
                <td>{error === null ? `accepted, ${status}` : `${error}${status ? `, ${status}` : ''}`}</td>
                <td>{milliseconds} ms</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
