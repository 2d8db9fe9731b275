// Many seats at once from a CSV: preview, mend the refused rows, store, mend and send again.
import { useRef, useState } from 'preact/hooks';

import { type Schemas, api } from '../../api/client';
import { type Csv, read_csv, write_csv } from '../../api/csv';
import { Done } from '../../parts/dialog';
import { figure } from '../../parts/number';
import { Field, TextArea } from './fields';
import { MendRows, type Refused } from './mend_rows';
import type { Plan, Send } from './plan';
import { WriteDialog } from './write_dialog';

interface BulkProps {
  license: Schemas['license'];
  etag: string | null;
  deed: 'csv' | 'release';
  close: () => void;
}

type Result = Schemas['bulk_result'];

const columns_of = { csv: 'email,active', release: 'email' };

function parsed(text: string): { csv?: Csv; problem?: string } {
  try {
    const csv = read_csv(text);
    if (csv.rows.length === 0) return { problem: 'The first line names the columns; rows follow.' };
    return { csv };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function refused_in(csv: Csv, result: Result): Refused[] {
  return result.results.flatMap(({ status, error }, at) =>
    status === 'refused' && error ? [{ at, cells: csv.rows[at] ?? [], error: error.detail }] : [],
  );
}

function counts_text({ results }: Result): string {
  const found = new Map<string, number>();
  for (const { status } of results) found.set(status, (found.get(status) ?? 0) + 1);
  return [...found].map(([status, count]) => `${figure(count)} ${status}`).join(', ');
}

export function BulkDialog({ license, etag, deed, close }: BulkProps) {
  const [text, set_text] = useState(`${columns_of[deed]}\n`);
  const [order, set_order] = useState('');
  // The window begins anew with the rows that were mended: another content, another key.
  const [round, set_round] = useState(0);
  const version = useRef(etag);
  const { csv, problem } = parsed(text);
  const path = deed === 'csv' ? 'assignments' : 'assignments/release';
  const send: Send = ({ query, header }) => {
    const content = {
      params: {
        path: { id: String(license.id) },
        query: { ...query, mode: 'best_effort', ...(order && { transaction_id: order }) },
        header,
      },
      body: write_csv(csv!) as never,
      bodySerializer: (body: unknown) => body as string,
      headers: { 'Content-Type': 'text/csv' },
    } as const;
    return api.POST(`/api/ledger/licenses/{id}/${path as 'assignments'}/`, content);
  };
  const mend = (rows: string[][]) => {
    const kept = csv!.rows.map((row, at) => rows[at] ?? row);
    set_text(write_csv({ columns: csv!.columns, rows: kept }));
    set_round(round + 1);
  };
  const send_again = (rows: string[][]) => {
    const only = rows.filter((row) => row !== undefined);
    version.current = null;
    set_text(write_csv({ columns: csv!.columns, rows: only }));
    set_round(round + 1);
  };
  return (
    <WriteDialog
      key={round}
      title={`${deed === 'csv' ? 'Assign' : 'Release'} seats of ${license.name} from a CSV`}
      close={close}
      content={[deed, text, order]}
      send={send}
      if_match={version.current}
      problem={problem}
      begins_with_plan={round > 0}
      conflict={(go_on) => (
        <div class="conflict" role="alert">
          <p>The license has changed since you looked; the plan may be another one now.</p>
          <button type="button" class="primary" onClick={() => go_on(null)}>
            Preview again
          </button>
        </div>
      )}
      more_plan={({ answer }: Plan) => (
        <Outcome csv={csv!} result={answer as Result} verb="would be" deed="Preview again" mend={mend} />
      )}
      stored={(answer) => (
        <Done close={close}>
          <Outcome
            csv={csv!}
            result={answer as Result}
            verb="were"
            deed="Send these again"
            mend={send_again}
          />
        </Done>
      )}
    >
      <label>
        <span>A CSV file</span>
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => void event.currentTarget.files?.[0]?.text().then(set_text)}
        />
      </label>
      <TextArea
        label="or its text"
        rows={8}
        value={text}
        change={set_text}
        hint={
          deed === 'csv'
            ? 'Columns: email, user_id or username; active, fulfilled.'
            : 'Columns: email, user_id, username or assignment_id.'
        }
      />
      <Field label="Order" value={order} change={set_order} />
    </WriteDialog>
  );
}

function Outcome(props: {
  csv: Csv;
  result: Result;
  verb: string;
  deed: string;
  mend: (rows: string[][]) => void;
}) {
  const { csv, result, verb, deed, mend } = props;
  const refused = refused_in(csv, result);
  return (
    <section>
      <p role="status">
        Of {figure(result.results.length)} rows {verb}: {counts_text(result)}.
      </p>
      {refused.length > 0 && (
        <MendRows columns={csv.columns} refused={refused} deed={deed} mend={mend} />
      )}
    </section>
  );
}
