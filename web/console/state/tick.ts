// A number that rises every so often while the page is in sight.
import { useEffect, useState } from 'preact/hooks';

export function use_tick(every_ms: number): number {
  const [tick, set] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') set((count) => count + 1);
    }, every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return tick;
}
