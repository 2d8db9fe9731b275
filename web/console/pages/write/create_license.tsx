// A new license.
import { useState } from 'preact/hooks';

import { type Schemas, api } from '../../api/client';
import { Choice } from '../../parts/chip';
import { go } from '../../state/route';
import { Field } from './fields';
import { TermFields, body_of, no_terms, problem_of } from './license_form';
import type { Send } from './plan';
import { WriteDialog } from './write_dialog';

type Kind = Schemas['license']['kind'];
const kinds = [
  ['user', 'user: seats for people'],
  ['course', 'course'],
  ['program', 'program'],
  ['platform', 'platform: not assigned to people'],
] as const;

const problem_with = (kind: Kind, platform: string, subject: string) => {
  if (platform === '') return 'The platform is missing.';
  const has_subject = kind === 'course' || kind === 'program';
  return has_subject && subject === '' ? `The ${kind} is missing.` : undefined;
};

function Stored({ id, close }: { id: number; close: () => void }) {
  return (
    <div class="fields">
      <p>The license is stored.</p>
      <footer>
        <button type="button" class="primary" onClick={() => (close(), go(['licenses', id]))}>
          Show it
        </button>
      </footer>
    </div>
  );
}

export function CreateLicense({ close }: { close: () => void }) {
  const [kind, set_kind] = useState<Kind>('user');
  const [platform, set_platform] = useState('');
  const [subject, set_subject] = useState('');
  const [own_id, set_own_id] = useState('');
  const [terms, set_terms] = useState(no_terms);
  const has_subject = kind === 'course' || kind === 'program';
  const body = {
    ...body_of(terms, { ...no_terms, count: '' }),
    platform_key: platform.trim(),
    ...(kind === 'course' && { course_id: subject.trim() }),
    ...(kind === 'program' && { program_key: subject.trim() }),
    ...(own_id.trim() !== '' && { external_id: own_id.trim() }),
  };
  // Each kind has an address and a body of its own, which differ in the subject alone.
  const send: Send = ({ query, header }) =>
    api.POST(`/api/catalog/licenses/${kind as 'user'}/create/`, { params: { query, header }, body });
  return (
    <WriteDialog
      title="New license"
      close={close}
      content={[kind, body]}
      send={send}
      problem={problem_with(kind, platform.trim(), subject.trim()) ?? problem_of(terms)}
      deed="Create"
      stored={(answer) => <Stored id={(answer as { id: number }).id} close={close} />}
    >
      <div class="two">
        <Choice name="Kind" options={kinds} value={kind} choose={set_kind} />
        <Field label="Platform" value={platform} change={set_platform} placeholder="acme" />
      </div>
      {has_subject && (
        <Field
          label={kind === 'course' ? 'Course id' : 'Program key'}
          value={subject}
          change={set_subject}
        />
      )}
      <Field label="Your own id" value={own_id} change={set_own_id} hint="Unique for each kind." />
      <TermFields terms={terms} change={set_terms} />
    </WriteDialog>
  );
}
