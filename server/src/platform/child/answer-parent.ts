export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed'; readonly stack: string }

/** What a module does that is run by `inChild`: waits for its one input, answers, and ends. */
export function answerParent(work: (input: unknown) => unknown): void {
  process.once('message', (input) => {
    process.send?.(answerOf(work, input), undefined, undefined, () => process.disconnect?.())
  })
}

function answerOf(work: (input: unknown) => unknown, input: unknown): Answer {
  try {
    return { kind: 'value', value: work(input) }
  } catch (error) {
    // What the engine says of a text or an array that is longer than it can be.
    if (error instanceof RangeError && /invalid (string|array)|allocation failed/i.test(error.message))
      return { kind: 'too-large' }
    return { kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
