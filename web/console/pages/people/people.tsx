import { Page } from '../../parts/page';

export function People(_: { id?: number; position?: number | undefined }) {
  return <Page title="People">soon</Page>;
}
