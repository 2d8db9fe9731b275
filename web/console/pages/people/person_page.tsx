import { Page } from '../../parts/page';

export function PersonPage(_: { id?: number; position?: number | undefined }) {
  return <Page title="PersonPage">soon</Page>;
}
