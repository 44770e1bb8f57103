import { answerParent } from './answer-parent.ts'

/** What a hostile file would make a reader do. The first ends a process, not only the thread it happens in. */
const wastes: Readonly<Record<string, () => unknown>> = {
  'one array of 400 MB': () => 'x,'.repeat(50_000_000).split(',').length,
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
