import { expectOk, parseZone } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { parseCsv } from './csv.ts'
import { parseDiary } from './diary.ts'
import { personOption } from './plan-options.ts'

const home = expectOk(parseZone('America/New_York'))
const people = ['Ann', 'Bo @Europe/Berlin'].map((person) => personOption('people', person, home))
const read = (source: string) => parseDiary(parseCsv('diary.csv', source), people)(people)

describe('K2 a diary on the command line', () => {
  test('holds hours, absences and bookings, each in the zone of the person', () => {
    const [ann, bo] = read(
      [
        'person,kind,day,from,to,note',
        'Ann,hours,mon,15:00,19:00,',
        'Ann,hours,Tuesday,15:00,19:00,',
        'Bo,away,,2027-02-01,2027-02-05,Conference',
        'Bo,busy,,2027-01-14T23:00,2027-01-15T00:30,"Dentist, late"',
      ].join('\n'),
    )
    expect(ann?.weekly?.map((w) => [w.weekday, w.from, w.to])).toEqual([
      [1, '15:00', '19:00'],
      [2, '15:00', '19:00'],
    ])
    expect(bo).toMatchObject({
      weekly: null,
      away: [{ from: '2027-02-01', to: '2027-02-05', reason: 'Conference' }],
      busy: [{ start: Date.UTC(2027, 0, 14, 22), end: Date.UTC(2027, 0, 14, 23, 30), title: 'Dentist, late' }],
    })
  })
  const wrong: readonly [string, RegExp][] = [
    ['Zoe,away,2027-02-01,2027-02-05', /line 2: "Zoe" is neither trainer nor participant here \(Ann, Bo\)/],
    ['Ann,sick,2027-02-01,2027-02-05', /line 2: the kind "sick" is not hours, away or busy/],
    ['Ann,away,2027-02-31,2027-03-05', /line 2: away goes from and to a date/],
    ['Ann,away,2027-02-05,2027-02-01', /line 2: away ends on 2027-02-01, before/],
    ['Ann,busy,2027-02-05,2027-02-06', /line 2: busy goes from and to a moment/],
    ['Ann,busy,2027-02-05T10:00,2027-02-05T10:00', /line 2: busy ends at .* not after/],
    ['Ann,hours,15:00,19:00', /line 2: "" is not a day/],
  ]
  test.each(wrong)('the row %s is refused by line', (row, message) => {
    expect(() => read(`person,kind,from,to\n${row}`)).toThrow(message)
  })
  test('a file without a needed column is refused with the columns there are', () => {
    expect(() => read('person,kind,from\nAnn,away,2027-02-01')).toThrow(/no column to; found person, kind, from/)
  })
})
