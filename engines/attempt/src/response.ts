/**
 * What a taker answered to one question. Ids are those of the form's options, so a response means the same however the
 * options were shuffled on screen. It says nothing about what is right.
 */
export type Response =
  | { readonly kind: 'single'; readonly option: string }
  | { readonly kind: 'multiple'; readonly options: readonly string[] }
  /** Ids in the taker's order. */
  | { readonly kind: 'ordering'; readonly order: readonly string[] }
  /** Id of the answer chosen for each prompt id; prompts left open are absent. */
  | { readonly kind: 'matching'; readonly pairs: Readonly<Record<string, string>> }
  /** As typed: reading the number is the marker's work, so that nothing typed is ever lost. */
  | { readonly kind: 'numeric'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

export const responseKinds = ['single', 'multiple', 'ordering', 'matching', 'numeric', 'text'] as const
export type ResponseKind = (typeof responseKinds)[number]
