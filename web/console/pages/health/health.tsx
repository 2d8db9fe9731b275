import { Page } from '../../parts/page';

export function Health(_: { id?: number; position?: number | undefined }) {
  return <Page title="Health">soon</Page>;
}
