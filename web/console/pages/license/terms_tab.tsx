// The terms of a license, word for word.
import { Day, Exactly } from '../../parts/time';
import type { License } from './data';

export function TermsTab({ license }: { license: License }) {
  const { metadata, created, started, expired, name, count, active, source } = license;
  const { external_id, platform_key, course_id, program_key, program_id, program_name } = license;
  const rows = [
    ['Name', name],
    ['Seats bought', count],
    ['Switched on', active ? 'yes' : 'no'],
    ['Valid from', <Exactly key="started" time={started} />],
    ['Valid until', expired === null ? 'no end' : <Exactly key="expired" time={expired} />],
    ['Platform', platform_key],
    ['Course', course_id],
    ['Program', program_key && `${program_name ?? program_key} (${program_id ?? program_key})`],
    ['Your own id', external_id],
    ['Source', source],
    ['Created', <Day key="created" time={created} />],
  ] as const;
  return (
    <>
      <dl class="terms">
        {rows
          .filter(([, value]) => value !== undefined && value !== null && value !== '')
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h3>Metadata</h3>
      <pre class="code" tabIndex={0}>
        {JSON.stringify(metadata, null, 2)}
      </pre>
    </>
  );
}
