/** One `=` or `~` entry: what it says, its weight in percent where one is written, and its feedback. All with hidden escapes. */
export type GiftAnswer = {
  readonly sign: '=' | '~' | ''
  readonly weight: number | null
  readonly text: string
  readonly feedback: string
}

/** The part between braces, cut at every `=` and `~`. What stands before the first sign is an entry without one. */
export function giftAnswers(source: string): GiftAnswer[] {
  const parts = source.split(/([=~])/)
  const answers: GiftAnswer[] = []
  const [head = ''] = parts
  if (head.trim() !== '') answers.push(answerOf('', head))
  for (let i = 1; i < parts.length; i += 2) {
    const text = parts[i + 1] ?? ''
    // `~=` is one right option to Moodle, as is an empty entry none.
    if (text.trim() === '') continue
    answers.push(answerOf(parts[i] === '=' ? '=' : '~', text))
  }
  return answers
}

function answerOf(sign: GiftAnswer['sign'], source: string): GiftAnswer {
  const [, percent, rest = ''] = /^\s*(?:%(-?\d+(?:[.,]\d+)?)%)?([\s\S]*)$/.exec(source) ?? []
  const hash = rest.indexOf('#')
  return {
    sign,
    weight: percent === undefined ? null : Number(percent.replace(',', '.')),
    text: (hash < 0 ? rest : rest.slice(0, hash)).trim(),
    feedback: hash < 0 ? '' : rest.slice(hash + 1).trim(),
  }
}
