import { defineCommand } from 'citty'

/** `cadre engine …`: the engines on files, printing JSON. One file a command in this folder. */
export const engine = defineCommand({
  meta: { name: 'engine', description: 'Run an engine on files or standard input; prints JSON' },
  subCommands: {
    fsrs: () => import('./fsrs.ts').then((m) => m.fsrs),
    funnel: () => import('./funnel.ts').then((m) => m.funnel),
    interval: () => import('./interval.ts').then((m) => m.interval),
    pool: () => import('./pool.ts').then((m) => m.pool),
    quiz: () => import('./quiz.ts').then((m) => m.quiz),
    roi: () => import('./roi.ts').then((m) => m.roi),
    survival: () => import('./survival.ts').then((m) => m.survival),
    assemble: () => import('./assemble.ts').then((m) => m.assemble),
    pair: () => import('./pair.ts').then((m) => m.pair),
    simulate: () => import('./simulate.ts').then((m) => m.simulate),
  },
})
