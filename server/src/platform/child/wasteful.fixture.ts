import { answerParent } from './answer-parent.ts'

/** What a hostile file would make a reader do. The first two end a process, not only the thread they happen in. */
const wastes: Readonly<Record<string, () => unknown>> = {
  'one array of 800 MB': () => Array.from({ length: 1 }, () => new Array(100_000_000).fill(0)).length,
  'as many small objects as there is room for': () => {
    const kept: object[] = []
    for (;;) kept.push({ n: kept.length })
  },
  'a text longer than the engine has': () => 'x'.repeat(2 ** 30).length,
  'no end': () => {
    for (;;);
  },
  'a bug': () => {
    throw new Error('of ours')
  },
  nothing: () => new Map([['read', new Uint8Array([1, 2])]]),
}

answerParent((given) => wastes[String(Object(given).waste)]?.())
