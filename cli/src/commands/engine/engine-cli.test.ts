import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
let folder = ''

const files: Readonly<Record<string, string>> = {
  'answers.csv': `q1,qé,問3\r\n${['1,0,NA', '0,,1', '1,1,0', '0,1,1', '1,0,1', '1,1,1'].join('\r\n')}\r\n`,
  'choices.csv': 'q1,q2\nA,B\nB,B\nA,C\n',
  'key.csv': 'item,key\nq1,A\nq2,B\n',
  'constant.csv': 'a,b,c,d\n1,1,0,0\n1,0,0,1\n1,1,0,1\n',
  'unanswered.csv': 'a,b\n,NA\nNA,\n',
  'separated.csv': 'a,b,c\n0,0,0\n0,0,1\n1,1,0\n1,1,1\n',
  'one-person.csv': 'a,b,c\n1,0,1\n',
  'bad-row.csv': 'a,b\n1,0\n1,maybe\n',
  'empty.csv': '',
  'events.csv': `learner,day,domain,item,correct,practice_exam,repeat\n${['Ana', 'Bö']
    .flatMap((who) =>
      Array.from(
        { length: 40 },
        (_, k) => `${who},${k},${k % 2 ? 'x' : 'y'},i${k},${k % 3 ? 1 : 0},${k > 30 ? 1 : 0},0`,
      ),
    )
    .join('\n')}\n`,
  'items.csv': `item,domain,author_rating_1to5\n${Array.from({ length: 40 }, (_, k) => `i${k},${k % 2 ? 'x' : 'y'},${k % 5 || ''}\n`).join('')}`,
  'domains.json': '{"x":60,"y":40}',
  'outcomes.csv': 'learner,pass\nAna,1\nBö,0\n',
  'past.csv': 'p,pass\n.4,0\n.8,1\n',
  'cards.json': '[{"history":[[3,0],[3,4]]}]',
  'quiz.json':
    '{"examInDays":30,"k":1,"domains":{"x":1},"items":[{"id":"i","domain":"x"}],"learners":[{"id":"Ana","memory":[{"item":"i","stability":3,"difficulty":5,"daysSince":9}]}]}',
  'survival.csv': 'time,status,group\n9,1,α\n13,0,α\n5,1,β\n',
  'pool.csv': 'group,k,n\na,5,6\nb,2,5\n',
  'roi.json': '{"quantities":{"n":12},"lines":[{"id":"fees","kind":"cost","grade":"measured","formula":"n * 300"}]}',
  'assemble.json':
    '{"seed":7,"today":"2026-11-22","form":{"questions":1,"domains":[{"domain":"x","weight":1}]},"bank":[{"id":"q","domain":"x","type":"single","minutes":2,"difficulty":0}]}',
  'pair.json': '{"domains":[{"domain":"x"}],"people":[{"id":"Ana","ability":{"x":1}},{"id":"Bö","ability":{"x":0}}]}',
  'wrong.json': '{"k":',
}

type Ended = { readonly code: number; readonly out: string; readonly err: string }

/** A real process of the command line, in the folder of the files. */
const cadre = (line: string, input: string | Uint8Array = ''): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [main, 'engine', ...line.split(' ')], { cwd: folder }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
    child.stdin?.end(input)
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadre-engine-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
})
afterAll(() => rm(folder, { recursive: true }))

const forecast = 'forecast events.csv --items items.csv --domains domains.json --exam-day 60 --questions 65 --cut 46'

describe('cadre engine, as its users call it', () => {
  const lines: readonly (readonly [string, object])[] = [
    [
      'calibrate --model rasch --missing wrong --prior weak --persons answers.csv',
      { n: 6, items: [{ id: 'q1' }, { id: 'qé' }, { id: '問3' }] },
    ],
    ['calibrate --model 1pl constant.csv', { items: [{ a: null, notes: ['constant'] }, {}, {}, {}] }],
    ['calibrate --model 2pl separated.csv', { n: 4 }],
    [
      'items choices.csv --key key.csv',
      {
        items: [
          { id: 'q1', key: 'A' },
          { id: 'q2', key: 'B' },
        ],
      },
    ],
    ['items unanswered.csv', { items: [{ n: 0 }, { n: 0 }] }],
    ['fsrs cards.json', [{ recall: {} }]],
    ['fsrs-fit cards.json', { source: 'default', because: 'few-reviews', reviews: 2 }],
    ['quiz quiz.json', { chosen: [{ item: 'i' }] }],
    [`${forecast} --until 20 --outcomes outcomes.csv --recalibrate past.csv`, { today: 20, evaluation: { n: 2 } }],
    ['interval --passed 5 --of 6 --method wilson', { method: 'wilson' }],
    ['funnel --target .75 --n 5', { n: 5 }],
    ['survival survival.csv', { n: 3 }],
    ['pool pool.csv', { groups: [{ group: 'a' }, { group: 'b' }] }],
    ['roi roi.json', { reconciliation: {} }],
    ['assemble assemble.json', { ok: true, questions: [{ id: 'q' }] }],
    ['pair pair.json', {}],
    ['simulate --learners 3 --print summary', { examDay: 73 }],
  ]
  test.concurrent.each(lines)('%s prints JSON', async (line, part) => {
    const { code, out, err } = await cadre(line)
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject(part)
  })

  test.concurrent.each(['cards.json fsrs', 'quiz.json quiz', 'pool.csv pool', 'roi.json roi', 'pair.json pair'])(
    '%s - reads standard input as it reads the file',
    async (words) => {
      const [file = '', command = ''] = words.split(' ')
      const [piped, read] = [await cadre(`${command} -`, files[file]), await cadre(`${command} ${file}`)]
      expect(piped).toEqual(read)
      expect([piped.code, piped.err]).toEqual([0, ''])
    },
  )

  test.concurrent('standard input in another encoding is refused as a file is', async () => {
    const { code, out, err } = await cadre('pool -', Buffer.from('group,k,n\né,1,2\n', 'latin1'))
    expect(err).toContain('standard input is not UTF-8 text.')
    expect([code, out]).toEqual([1, ''])
  })

  const usage: readonly (readonly [string, string])[] = [
    ['calibrate --models 2pl answers.csv', 'has no option --models'],
    ['calibrate -persons answers.csv', 'has no option -persons'],
    ['calibrate --model rasch --model 2pl answers.csv', '--model was given 2 times and is taken once'],
    ['survival survival.csv --level=.9 --level .8 --level=.9', '--level was given 3 times'],
    ['calibrate --model 1pl --persons --no-persons answers.csv', '--persons was given 2 times'],
    ['pair --cap 2 pair.json', 'has no option --cap. It has none.'],
    ['survival --no-level aml.csv', 'has no option --no-level'],
    ['simulate --no-seed', 'has no option --no-seed'],
    ['calibrate answers.csv answers.csv', 'does not know what "answers.csv" is for'],
    ['forecast events.csv --items items.csv', '--domains'],
    [forecast.replace('--cut 46', '--cut 66'), '--cut takes a number from 0 to 65, not "66"'],
    ['interval --passed 7 --of 6', '--passed 7 --of 6'],
    ['interval --passed 5', '--of'],
    ['interval --passed 5 --of 6 --method wald', '--method (wald). Expected one of: wilson, cp, jeffreys.'],
    ['funnel --target .75 --n 1e15', '--n takes a whole number from 1 to 100000000, not "1e15"'],
    [forecast.replace('--exam-day 60', '--exam-day 1e9'), '--exam-day takes a number from -1000000 to 1000000'],
    ['simulate --weeks many', '--weeks must be'],
  ]
  test.concurrent.each(usage)('%s is wrong usage', async (line, words) => {
    const { code, out, err } = await cadre(line)
    expect(err).toContain(words)
    expect(err).toContain('--help')
    expect([code, out]).toEqual([2, ''])
  })

  const refused: readonly (readonly [string, string])[] = [
    ['calibrate bad-row.csv', 'bad-row.csv, line 3: "maybe" in column "b" is not 1, 0, empty or NA.'],
    ['calibrate empty.csv', 'empty.csv has no header line.'],
    ['calibrate none.csv', 'Cannot read none.csv: there is no such file.'],
    ['calibrate one-person.csv', 'at least 2 persons'],
    ['quiz wrong.json', 'wrong.json is not JSON'],
    ['pair roi.json', 'roi.json, at $'],
    ['pool -', 'standard input has no header line.'],
    ['simulate --learners 3 --out empty.csv', 'Cannot write to empty.csv: it is a file.'],
    ['simulate --learners 3 --out empty.csv/deep', 'Cannot write to empty.csv/deep: a part of its path is a file.'],
    ['items empty.csv/deep', 'Cannot read empty.csv/deep: a part of its path is a file.'],
  ]
  test.concurrent.each(refused)('%s is refused by place and reason', async (line, words) => {
    const { code, out, err } = await cadre(line)
    expect(err).toContain(words)
    expect([code, out]).toEqual([1, ''])
  })
})
