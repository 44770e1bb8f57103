import { describe, expect, test } from 'vitest'
import { hostileCorpus, plantedReader, productReader, secret } from '../testing/guards/hostile-files/corpus.ts'
import { type Cost, examineReader, hostileCost } from '../testing/guards/hostile-files/examine-reader.ts'
import { measureReader, tooCostly } from '../testing/guards/hostile-files/measure-reader.ts'

const files = hostileCorpus()
const called = (file: string) => files.filter(([each]) => each === file)
const planted = (name: string, file: string, cost: Cost = hostileCost) =>
  examineReader(plantedReader(name), called(file), { cost, secret })

describe('S-07: hostile files', () => {
  test('are read or refused with a reason, within 5 s and 256 MB each, and reach nothing outside', async () => {
    expect(files.length).toBeGreaterThanOrEqual(160)
    expect([...(await examineReader(productReader, files, { secret }))]).toEqual([])
  })
  test.each([
    [
      'fetchesEntities',
      'quiz with an external entity of the network',
      /touches what is outside: connect .*127\.0\.0\.1/,
    ],
    ['readsEntities', 'a quiz with an entity that is there', /tells what is outside/],
    ['readsEntities', 'quiz with an external entity', /touches what is outside: readFileSync file:\/\/\/etc\/passwd/],
    ['trustsNames', 'an archive with a way up', /a name that leads out/],
    ['believes', 'a file that is bad UTF-8', /a crash: .*encoded data/],
    ['saysNothing', 'a file that is nothing', /a refusal without a reason/],
  ])('%s is found by %s', async (name, file, fault) => {
    expect((await planted(name, file)).get(file)?.join('\n')).toMatch(fault)
  })
  // The figures are smaller here, so that finding the fault costs little; what is compared is the same.
  test.each([
    ['expandsEntities', 'quiz with a billion laughs', { ...hostileCost, megabytes: 64 }, /more than 64 MB/],
    ['inflatesAnything', 'an archive with a bomb of zeros', { ...hostileCost, megabytes: 64 }, /more than 64 MB/],
    ['looksEverywhere', 'a text with fifty thousand open braces', { ...hostileCost, cpuMs: 500 }, /more than 500 ms/],
  ])('%s is found by %s', async (name, file, cost, fault) => {
    expect((await planted(name, file, cost)).get(file)?.join('\n')).toMatch(fault)
  })
  // As above: a smaller figure of the processor's time, and the same comparison.
  test.each([
    ['inflatesAnything', 'an archive with a bomb of zeros', hostileCost],
    ['looksEverywhere', 'a text with fifty thousand open braces', { ...hostileCost, cpuMs: 500 }],
  ])('%s costs a process of its own more than it may with %s, and the product does not', async (name, file, cost) => {
    const [planted] = tooCostly(await measureReader(plantedReader(name), called(file)), cost)
    expect(planted?.megabytes).toBeLessThan(Infinity)
    expect(tooCostly(await measureReader(productReader, called(file)))).toEqual([])
  })
})
