import { Page } from '../../parts/page';

export function Feed(_: { id?: number; position?: number | undefined }) {
  return <Page title="Feed">soon</Page>;
}
