import { useState } from 'react'
import type { SharedRun } from '../live-run.ts'
import type { MyPart, Part } from './use-part.ts'

const nobody: MyPart = { answers: [], pair: null, labDone: false, raised: [] }
const local = { busy: false, failure: null }

/** A participant's part as its trainer tries it out: what is answered, asked and ticked stays on this screen and counts nowhere. */
export function usePreview({ poll }: SharedRun): Part {
  const [mine, setMine] = useState(nobody)
  const put = (part: Partial<MyPart>): void => setMine({ ...mine, ...part })
  const item = poll?.review?.item
  const right = (option: string): boolean | null =>
    item?.kind === 'single' ? item.options.some(({ id, credit }) => id === option && credit === 100) : null
  return {
    counts: false,
    mine: {
      ...mine,
      answers: mine.answers.map((answer) =>
        answer.pollId === poll?.pollId && answer.response.kind === 'single'
          ? { ...answer, right: right(answer.response.option) }
          : answer,
      ),
    },
    failure: null,
    again: () => {},
    answer: {
      ...local,
      run: ({ pollId, response }) =>
        poll?.pollId === pollId && put({ answers: [...mine.answers, { pollId: poll.pollId, response, right: null }] }),
    },
    raise: { ...local, attempt: async () => null },
    lab: { ...local, run: (labDone) => put({ labDone }) },
  }
}
