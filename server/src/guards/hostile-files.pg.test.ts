import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { hostileFiles } from '../../../formats/src/question-formats/hostile-files.fixture.ts'
import { type Cost, examineReader, hostileCost } from '../testing/guards/hostile-files/examine-reader.ts'

const secret = 'what stands in a file of this machine'
const outside = join(mkdtempSync(join(tmpdir(), 'cadre-outside-')), 'secret.txt')
writeFileSync(outside, secret)

const reach = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "${pathToFileURL(outside).href}">]>
<quiz><question type="truefalse"><questiontext><text>&x;</text></questiontext></question></quiz>`
/** The corpus, and a file that knows where a secret of this machine is. */
const files = [...hostileFiles, ['a quiz with an entity that is there', new TextEncoder().encode(reach)]] as const

const product = new URL('../modules/bank/reader/read-file.ts', import.meta.url).href
const plantedReaders = new URL('../testing/guards/hostile-files/planted-readers.ts', import.meta.url).href
const planted = (name: string, file: string, cost: Cost = hostileCost) =>
  examineReader(
    { module: plantedReaders, name },
    files.filter(([each]) => each === file),
    { cost, secret },
  )

describe('S-07: hostile files', () => {
  test('are read or refused with a reason, within 5 s and 256 MB each, and reach nothing outside', async () => {
    expect(files.length).toBeGreaterThanOrEqual(160)
    expect([...(await examineReader({ module: product, name: 'readFile' }, files, { secret }))]).toEqual([])
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
})
