import { setTimeout as delay } from 'node:timers/promises';

/** A clock by which the time for proofs never ends, however slow the machine is. */
export function unhurried(milliseconds: number): Promise<void> {
  return milliseconds < 100 ? delay(milliseconds) : new Promise(() => undefined);
}
