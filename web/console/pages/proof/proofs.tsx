import { Page } from '../../parts/page';

export function Proofs(_: { id?: number; position?: number | undefined }) {
  return <Page title="Proofs">soon</Page>;
}
