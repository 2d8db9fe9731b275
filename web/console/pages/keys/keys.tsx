import { Page } from '../../parts/page';

export function Keys(_: { id?: number; position?: number | undefined }) {
  return <Page title="Keys">soon</Page>;
}
