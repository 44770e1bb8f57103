import { describe, expect, test } from 'vitest'
import { cadre } from './cadre.ts'
import { refuseStrangeOptions, UsageError } from './usage.ts'

const refusal = (line: string): Promise<unknown> =>
  refuseStrangeOptions(cadre, line.split(' ')).then(
    () => null,
    (error: unknown) => (error instanceof UsageError ? error.message : error),
  )

describe('options of the command line', () => {
  test.each([
    ['backup --dta elsewhere file', 'cadre backup has no option --dta. It has --data.'],
    ['bank check --drft bank.yaml', 'cadre bank check has no option --drft. It has --blueprint, --draft, --json.'],
    ['doctor --json', 'cadre doctor has no option --json. It has --data.'],
    ['engine --fast', 'cadre engine has no option --fast. It has none.'],
    ['backup --no-data file', 'cadre backup has no option --no-data. It has --data.'],
    ['backup --data here file --data=there', '--data was given 2 times and is taken once.'],
    ['bank check --draft a.yaml --json --no-draft', '--draft was given 2 times and is taken once.'],
    ['engine items - --key -', '- stands for standard input 2 times, and that can be read once.'],
    ['engine forecast a.csv --items=- --domains=-', '- stands for standard input 2 times, and that can be read once.'],
    ['api me.show --url a --url b', '--url was given 2 times and is taken once.'],
    ['engine calibrate --model rasch --model 2pl', '--model was given 2 times and is taken once.'],
  ])('%s is refused', async (line, words) => {
    expect(await refusal(line)).toBe(words)
  })
  test.each([
    'bank check a.yaml b.yaml --no-draft',
    'api cohorts.create --anything x --anything y',
    'engine interval --passed 5 --of 6',
    'engine simulate --seed -1',
    'engine pool - --level .9',
    'backup -- --data --data',
    'unheard-of',
  ])('%s holds no option that is strange', async (line) => {
    expect(await refusal(line)).toBeNull()
  })
})
