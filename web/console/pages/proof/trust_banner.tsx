export function TrustBanner() { return null; }
