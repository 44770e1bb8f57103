/** What a form can tell before it asks the server. Each gives the words for a wrong value, or null. */
export const filled =
  (words: string) =>
  (value: string): string | null =>
    value.trim() === '' ? words : null

export const atLeast =
  (characters: number) =>
  (value: string): string | null =>
    value.length < characters ? `Use at least ${characters} characters` : null
