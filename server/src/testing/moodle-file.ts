const words =
  'model data feature training endpoint latency bucket label drift metric batch stream schema vector token prompt budget alarm region policy'.split(
    ' ',
  )
/** Ordinary words that differ from question to question, the same in every run. */
const sentence = (seed: number, length: number): string =>
  Array.from(
    { length },
    (_, i) => words[(seed * 7 + i * (1 + (seed % 5)) + Math.floor(seed / 20)) % words.length],
  ).join(' ')

const html = (text: string): string => `<text><![CDATA[<p>${text}</p>]]></text>`
const answer = (seed: number, n: number): string =>
  `<answer fraction="${n === 0 ? 100 : 0}" format="html">${html(`Choice ${n}: ${sentence(seed + n, 12)}`)}<feedback format="html">${html(sentence(seed + 3 * n, 20))}</feedback></answer>`

const question = (seed: number): string => `<question type="multichoice">
<name><text>Question ${seed}</text></name>
<questiontext format="html">${html(`Case ${seed}: ${sentence(seed, 36)}?`)}</questiontext>
<generalfeedback format="html">${html(sentence(seed + 11, 36))}</generalfeedback>
<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><single>true</single><shuffleanswers>true</shuffleanswers>
${[0, 1, 2, 3].map((n) => answer(seed, n)).join('\n')}
</question>`

/** Moodle XML of so many multiple-choice questions with a reason for every option, 2.4 kB each. */
export const moodleFile = (questions: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${Array.from({ length: questions }, (_, seed) => question(seed + 1)).join('\n')}\n</quiz>\n`
