import { defineCommand } from 'citty'

/** `cadre engine …`: the engines on files, printing JSON. One file a command in this folder. */
export const engine = defineCommand({
  meta: { name: 'engine', description: 'Run an engine on files or standard input; prints JSON' },
  subCommands: {},
})
