import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { cpuMsBelow } from './cpu.ts'
import { atMost, judged, type Figure } from './figure.ts'
import { moodleFile } from '../../server/src/testing/moodle-file.ts'
import { withProduct, type Product } from './product.ts'
import { say } from './say.ts'

const questions = 5_000

/** A large file from elsewhere: dry run and adding, and what other people's requests wait meanwhile. */
export const importing = (): Promise<Figure[]> =>
  withProduct(async (product) => {
    const base = `/api/organisations/${product.organisationId}`
    const { items } = JSON.parse(await product.ask(`${base}/certifications`)) as {
      items: { certificationId: string; code: string }[]
    }
    const certificationId = items.find(({ code }) => code === 'MLA-C01')?.certificationId
    const file = Buffer.from(moodleFile(questions))
    const body = { name: 'moodle.xml', certificationId, base64: file.toString('base64') }
    const resting = await longestReply(product, () => pause(3_000))
    const before = cpuMsBelow()
    let importId = ''
    const dryRun = await longestReply(product, async () => {
      ;({ importId } = (await product.tell(`${base}/question-imports`, body)) as { importId: string })
      await untilStage(product, `${base}/question-imports/${importId}`, 'ready')
    })
    const between = cpuMsBelow()
    const adding = await longestReply(product, async () => {
      await product.tell(`${base}/question-imports/${importId}/questions`, { provenance: 'A bank of our own' })
      await untilStage(product, `${base}/question-imports/${importId}`, 'added')
    })
    const after = cpuMsBelow()
    const load = loadavg()[0]
    const megabytes = file.length / 1e6
    const reference = { name: 'longest reply of a server at rest', value: resting.longestMs }
    return [
      judged(
        {
          name: `import: ${questions} questions of Moodle XML, read and added`,
          unit: 's',
          value: (dryRun.tookMs + adding.tookMs) / 1_000,
          detail: {
            megabytes,
            dryRunMs: dryRun.tookMs,
            addingMs: adding.tookMs,
            dryRunCpuMs: between - before,
            addingCpuMs: after - between,
            load,
          },
        },
        atMost(5, '5 s'),
      ),
      judged({
        name: 'import: longest reply to others during the dry run',
        unit: 'ms',
        value: dryRun.longestMs,
        reference,
      }),
      judged({
        name: 'import: longest reply to others while it is added',
        unit: 'ms',
        value: adding.longestMs,
        reference,
      }),
    ]
  })

async function untilStage(product: Product, path: string, wanted: string): Promise<void> {
  for (;;) {
    const { stage, progress, problem } = JSON.parse(await product.ask(`${path}?from=0`)) as {
      stage: string
      progress: number
      problem: string | null
    }
    if (stage === wanted) return
    if (problem !== null) throw new Error(problem)
    say(`import: ${stage} ${Math.round(progress * 100)} %`)
    await pause(100)
  }
}

/** Asks a small question every 10 ms while the work is under way. */
async function longestReply(
  { server }: Product,
  work: () => Promise<unknown>,
): Promise<{ tookMs: number; longestMs: number }> {
  const over = new AbortController()
  let longestMs = 0
  const asking = (async () => {
    while (!over.signal.aborted) {
      const asked = performance.now()
      await (await fetch(`${server.address}/healthz`)).text()
      longestMs = Math.max(longestMs, performance.now() - asked)
      await pause(10)
    }
  })()
  const began = performance.now()
  await work()
  const tookMs = performance.now() - began
  over.abort()
  await asking
  return { tookMs, longestMs }
}
