import { defineCommand } from 'citty'

/** `cadre engine …`: the engines on files, printing JSON. One file a command in this folder. */
export const engine = defineCommand({
  meta: { name: 'engine', description: 'Run an engine on files or standard input; prints JSON' },
  subCommands: {
    assemble: () => import('./assemble.ts').then((m) => m.assemble),
    calibrate: () => import('./calibrate.ts').then((m) => m.calibrate),
    forecast: () => import('./forecast.ts').then((m) => m.forecast),
    fsrs: () => import('./fsrs.ts').then((m) => m.fsrs),
    'fsrs-fit': () => import('./fsrs-fit.ts').then((m) => m.fsrsFit),
    funnel: () => import('./funnel.ts').then((m) => m.funnel),
    interval: () => import('./interval.ts').then((m) => m.interval),
    items: () => import('./items.ts').then((m) => m.items),
    pair: () => import('./pair.ts').then((m) => m.pair),
    pool: () => import('./pool.ts').then((m) => m.pool),
    quiz: () => import('./quiz.ts').then((m) => m.quiz),
    roi: () => import('./roi.ts').then((m) => m.roi),
    simulate: () => import('./simulate.ts').then((m) => m.simulate),
    survival: () => import('./survival.ts').then((m) => m.survival),
  },
})
