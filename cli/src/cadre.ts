import { defineCommand } from 'citty'

/** Everything the command line can do; each command is loaded when it is called. */
export const cadre = defineCommand({
  meta: { name: 'cadre', version: '0.1.0', description: 'Certification training, from the exam guide to evidence' },
  subCommands: {
    blueprint: () => import('./commands/blueprint.ts').then((m) => m.blueprint),
    backup: () => import('./commands/backup.ts').then((m) => m.backup),
    restore: () => import('./commands/restore.ts').then((m) => m.restore),
    engine: () => import('./commands/engine/index.ts').then((m) => m.engine),
    plan: () => import('./commands/plan.ts').then((m) => m.plan),
  },
})
