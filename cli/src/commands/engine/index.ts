import { defineCommand } from 'citty'

/** `cadre engine …`: the engines on files, printing JSON. One file a command in this folder. */
export const engine = defineCommand({
  meta: { name: 'engine', description: 'Run an engine on files or standard input; prints JSON' },
  subCommands: {
    assemble: () => import('./assemble.ts').then((m) => m.assemble),
    pair: () => import('./pair.ts').then((m) => m.pair),
    simulate: () => import('./simulate.ts').then((m) => m.simulate),
  },
})
