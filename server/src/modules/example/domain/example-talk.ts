/** What people ask in the sessions of the example, and what is put aside there. */
export const askedInSessions: readonly { readonly text: string; readonly answer: string }[] = [
  {
    text: 'How much of this do we have to know by heart for the exam?',
    answer: 'The terms and when to use which; numbers only where the guide names them.',
  },
  {
    text: 'When is a rule enough, and when do we need a model?',
    answer: 'When you can write the rule down and it stays true, write it down.',
  },
  {
    text: 'Does the client’s data have to leave their account for this?',
    answer: 'No: we saw where it is stored and who can read it; ask their security people first.',
  },
  {
    text: 'What would this cost for the grocery chain?',
    answer: 'We work it out with the pricing calculator next time.',
  },
  {
    text: 'Why is the second option wrong? It sounds right to me too.',
    answer: 'It works, but the question asks for the least effort.',
  },
]
export const openQuestion =
  'Could we look at the confusion matrix once more? I mixed up the two kinds of error in my review.'
export const putAside: readonly string[] = [
  'Compare prices of the regions',
  'A list of words we keep mixing up',
  'Who signs off before something goes live?',
  'Second account for the sandbox',
]
