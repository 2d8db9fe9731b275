import { Page } from '../../parts/page';

export function Overview(_: { id?: number; position?: number | undefined }) {
  return <Page title="Overview">soon</Page>;
}
