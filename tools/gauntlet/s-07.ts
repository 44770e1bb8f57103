import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import {
  hostileCorpus,
  plantedReader,
  productReader,
  secret,
} from '../../server/src/testing/guards/hostile-files/corpus.ts'
import {
  type Cost,
  examineReader,
  hostileCost,
  type ReaderFile,
} from '../../server/src/testing/guards/hostile-files/examine-reader.ts'
import {
  type Measured,
  measureReader,
  tooCostly,
} from '../../server/src/testing/guards/hostile-files/measure-reader.ts'
import { entry, type Found, type Planted } from './entry.ts'

type File = ReturnType<typeof hostileCorpus>[number]

/** As one file, as the product ships it: a process for each hostile file would spend its time on loading sources. */
async function bundled<T>({ module, name }: ReaderFile, work: (reader: ReaderFile) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-reader-'))
  const outfile = join(folder, 'reader.mjs')
  try {
    // A dependency in the older module form asks for parts of the runtime by name.
    const js = `import { createRequire as __requireIn } from 'node:module'; const require = __requireIn(import.meta.url)`
    const how = { bundle: true, platform: 'node', format: 'esm', banner: { js } } as const
    await build({ entryPoints: [fileURLToPath(module)], outfile, ...how })
    return await work({ module: pathToFileURL(outfile).href, name })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function read(reader: ReaderFile, files: readonly File[], cost = hostileCost): Promise<Found> {
  const examined = await examineReader(reader, files, { cost, secret })
  const measured = await bundled(reader, (one) => measureReader(one, files))
  const faults = [...examined].flatMap(([file, found]) => found.map((fault) => `${file}: ${fault}`))
  const costly = tooCostly(measured, cost).map(({ file, ...cost }) => `${file}: cost ${JSON.stringify(cost)}`)
  return {
    faults: [...faults, ...costly],
    figures: {
      files: files.length,
      limits: cost,
      slowest: worst(measured, ({ cpuMs }) => cpuMs),
      largest: worst(measured, ({ megabytes }) => megabytes),
    },
  }
}

const worst = (measured: readonly Measured[], by: (one: Measured) => number): readonly Measured[] =>
  measured.toSorted((a, b) => by(b) - by(a)).slice(0, 5)

const planted = (name: string, file: string, cost?: Cost): Planted => ({
  what: `a reader that ${name}`,
  run: () =>
    read(
      plantedReader(name),
      hostileCorpus().filter(([each]) => each === file),
      cost,
    ),
})

export const s07 = entry({
  id: 'S-07',
  target:
    'at least 160 hostile files of questions: 0 crashes, escapes, sockets; at most 5 s and 256 MB for each, measured in a process of its own',
  sizes: { files: 160 },
  async run({ files }) {
    // The whole corpus, unless less was asked for: files of every kind then, not only of the first.
    const corpus = hostileCorpus()
    const every = Math.max(1, Math.floor(corpus.length / files))
    return read(productReader, files >= 160 ? corpus : corpus.filter((_, at) => at % every === 0))
  },
  planted: [
    planted('fetchesEntities', 'quiz with an external entity of the network'),
    planted('readsEntities', 'a quiz with an entity that is there'),
    planted('trustsNames', 'an archive with a way up'),
    planted('believes', 'a file that is bad UTF-8'),
    planted('saysNothing', 'a file that is nothing'),
    planted('inflatesAnything', 'an archive with a bomb of zeros'),
    // A smaller figure, so that finding it costs little; what is compared is the same.
    planted('looksEverywhere', 'a text with fifty thousand open braces', { ...hostileCost, cpuMs: 500 }),
  ],
})
