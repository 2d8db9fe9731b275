import { Page } from '../../parts/page';

export function Webhooks(_: { id?: number; position?: number | undefined }) {
  return <Page title="Webhooks">soon</Page>;
}
