/** What whoever submits a question declares (Q2). A wording is never changed: a new one is added, and counts from then on. */
const wordings = [
  'I wrote this question, or I have the right to use it. It comes from my work, from public documentation or from a source ' +
    'that I name. It is not taken from a real exam, from a collection of exam questions, or from what anybody remembers of ' +
    'one, and it breaks no agreement that I or others have made with an exam provider.',
] as const

export const currentAttestation = { version: wordings.length, text: wordings.at(-1) ?? '' } as const
