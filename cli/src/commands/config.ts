import { defineCommand } from 'citty'
import { runAdmin } from '../admin.ts'

export const config = defineCommand({
  meta: { name: 'config', description: 'Print the configuration that counts, with where each value came from' },
  args: {
    data: { type: 'string', description: 'The data folder (default: data beside the app)' },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: ({ args }) =>
    runAdmin(['config', ...(args.data ? ['--data', args.data] : []), ...(args.json ? ['--json'] : [])]),
})
