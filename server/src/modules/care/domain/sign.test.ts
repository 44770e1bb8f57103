import { peopleAtRisk } from '@cadre/assembly'
import { present, type Id, type PlainDate } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { reasonShown, standingFrom, type Sign } from './sign.ts'

const personId = 'per_1' as Id<'per'>
const day = (text: string) => text as PlainDate
const today = day('2027-02-15')
const judged = (joined: string, signs: Sign[]) => {
  const [atRisk] = peopleAtRisk([standingFrom({ personId, joinedOn: day(joined) }, signs)], today)
  return (atRisk?.reasons ?? []).map((reason) => reasonShown(reason, signs, today))
}
const practice = (on: string): Sign => ({ kind: 'practice', on: day(on), words: 'Last question answered' })
const absence = (on: string): Sign => ({ kind: 'absence', on: day(on), words: `Session of ${on}` })

describe('reasons (K8)', () => {
  test('name what they rest on', () => {
    expect(judged('2027-01-12', [practice('2027-02-14'), absence('2027-02-01'), absence('2027-02-08')])).toEqual([
      {
        kind: 'absences',
        words: '2 absences',
        rows: [
          { on: '2027-02-01', words: 'Session of 2027-02-01' },
          { on: '2027-02-08', words: 'Session of 2027-02-08' },
        ],
      },
    ])
  })
  test('count idleness from the last practice, or from joining for whoever never practised', () => {
    expect(judged('2027-01-12', [practice('2027-02-08')])[0]?.words).toBe('No practice for 7 days')
    expect(judged('2027-01-12', [practice('2027-02-09')])).toEqual([])
    expect(judged('2027-02-14', [])).toEqual([])
    expect(judged('2027-02-01', [])).toMatchObject([
      { words: 'No practice for 14 days', rows: [{ on: '2027-02-01', words: 'Joined; no practice since' }] },
    ])
  })
  test('take a forecast only where even its best end is below one half', () => {
    const forecast = (high: number): Sign => ({
      kind: 'forecast',
      on: today,
      words: 'Forecast',
      probability: 0.3,
      high,
    })
    expect(judged('2027-02-14', [forecast(0.5)])).toEqual([])
    expect(present(judged('2027-02-14', [forecast(0.42)])[0], 'a reason').words).toBe(
      'Chance of passing 30%, at best 42%',
    )
  })
})
