// Files to be checked are dropped here, or chosen.
import { useState } from 'preact/hooks';

import { Card } from '../../parts/page';
import { trust } from '../../state/trust';
import { type FileCheck, check_files } from './file_check';
import { Steps } from './steps';

function Check({ check }: { check: FileCheck }) {
  const { name, subject, steps } = check;
  return (
    <Card title={name}>
      {steps.length > 0 ? (
        <Steps steps={steps} subject={subject} />
      ) : (
        <p class="dim">
          {subject === 'a keys'
            ? 'Verifier keys: the other files are checked with them.'
            : 'This is none of these files.'}
        </p>
      )}
    </Card>
  );
}

export function DropBox() {
  const [checks, set] = useState<FileCheck[]>([]);
  const [is_over, set_over] = useState(false);
  const take = async (files: FileList | null | undefined) => {
    if (files && files.length > 0) set(await check_files([...files], trust.value.pin));
  };
  return (
    <>
      <section
        class={is_over ? 'drop over' : 'drop'}
        aria-label="Check files"
        onDragOver={(event) => {
          event.preventDefault();
          set_over(true);
        }}
        onDragLeave={() => set_over(false)}
        onDrop={(event) => {
          event.preventDefault();
          set_over(false);
          void take(event.dataTransfer?.files);
        }}
      >
        <h2>Check files without a server</h2>
        <p class="dim">
          Drop a proof, a checkpoint or an export here, with its public key and checkpoint beside it.
          Without a key file, the key that this browser pinned counts. Nothing is sent anywhere.
        </p>
        <label class="file">
          <span>Choose files</span>
          <input
            type="file"
            multiple
            onChange={(event) => {
              const { files } = event.currentTarget;
              void take(files);
            }}
          />
        </label>
      </section>
      <div class="loaded" aria-live="polite">
        {checks.map((check) => (
          <Check key={check.name} check={check} />
        ))}
      </div>
    </>
  );
}
