import { defineCommand, type CommandDef } from 'citty'

/** Everything the command line can do; each command is loaded when it is called. */
export const cadre: CommandDef = defineCommand({
  meta: { name: 'cadre', version: '0.1.0', description: 'Certification training, from the exam guide to evidence' },
  subCommands: {
    blueprint: () => import('./commands/blueprint.ts').then((m) => m.blueprint),
    bank: () => import('./commands/bank.ts').then((m) => m.bank),
    backup: () => import('./commands/backup.ts').then((m) => m.backup),
    restore: () => import('./commands/restore.ts').then((m) => m.restore),
    engine: () => import('./commands/engine/index.ts').then((m) => m.engine),
    api: () => import('./commands/api.ts').then((m) => m.api),
    login: () => import('./commands/login.ts').then((m) => m.login),
    config: () => import('./commands/config.ts').then((m) => m.config),
    doctor: () => import('./commands/doctor.ts').then((m) => m.doctor),
    completion: () => import('./commands/completion.ts').then((m) => m.completionOf(cadre)),
    plan: () => import('./commands/plan.ts').then((m) => m.plan),
  },
})
