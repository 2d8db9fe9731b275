export async function meet_ledger() {}
