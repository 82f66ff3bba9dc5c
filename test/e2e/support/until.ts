/**
 * Asks again and again until the answer is not `undefined`. A provider of VS Code may answer with nothing in its first moments, and
 * diagnostics come when they come: nothing in these tests sleeps for a fixed time.
 */
export async function until<T>(what: string, ask: () => T | undefined | PromiseLike<T | undefined>, milliseconds = 60_000): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited in vain for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
