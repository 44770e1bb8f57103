import { readPaper } from '@cadre/contracts'
import { reachable, toldUnasked, walk } from '../../server/src/testing/guards/answer-keys.ts'
import { openClosedExams } from '../../server/src/testing/guards/closed-exams.ts'
import { guardedServerOn } from '../../server/src/testing/guards/guarded-server-on.ts'
import { paperWithKeys } from '../../server/src/testing/guards/plants.ts'
import { inBrowsers } from './browsers.ts'
import { entry, type Found } from './entry.ts'
import { onDatabase } from './on-database.ts'

const walked = (requestsEach: number): Promise<Found> =>
  onDatabase(async (urls) => {
    const server = await guardedServerOn(urls)
    try {
      const exams = await openClosedExams(server)
      const { hits, requests, carriedOut } = await walk(server.rehearsing, exams, reachable, requestsEach)
      const told = await toldUnasked(server, exams.place)
      const faults = [...hits, ...told.map((key) => `told unasked: ${key}`)]
      return { faults, figures: { operations: reachable.length, carriedOut: carriedOut.size, requests } }
    } finally {
      await server.close()
    }
  })

const careless = (): Promise<Found> =>
  onDatabase(async (urls) => {
    const server = await guardedServerOn(urls)
    try {
      const exams = await openClosedExams(server)
      const app = await server.faulty(paperWithKeys)
      const { hits, requests } = await walk(app, exams, [readPaper])
      await app.close()
      return { faults: hits, figures: { requests } }
    } finally {
      await server.close()
    }
  })

export const s02 = entry({
  id: 'S-02',
  target:
    'canaries in every field of the keys, over everything that a taker can call, is told unasked, is given in a browser or keeps there: 0 found',
  sizes: { requestsEach: 40, browserRounds: 3 },
  async run({ requestsEach, browserRounds }) {
    const { faults, figures } = await walked(requestsEach)
    const browser = inBrowsers('S-02', browserRounds)
    return { faults: [...faults, ...browser.faults], figures: { ...figures, browser: browser.figures } }
  },
  planted: [{ what: 'a paper whose questions say why', run: careless }],
})
