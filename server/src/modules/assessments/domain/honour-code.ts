export type HonourCode = { readonly version: number; readonly text: string }

/** What takers accept until an organisation publishes its own wording. */
export const firstHonourCode: HonourCode = {
  version: 1,
  text: `I answer by myself, from what I know.

I use only what this assessment allows, and I say so if something went wrong.

I keep the questions to myself until the review is open to everybody, so that they stay useful for those after me.

This practice stays apart from any vendor's exam: I neither bring questions from an exam here nor expect to find them in one.`,
}
