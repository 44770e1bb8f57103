import { defineCommand } from 'citty'
import { runAdmin } from '../admin.ts'

export const restore = defineCommand({
  meta: { name: 'restore', description: 'Put a backup in the place of an empty database, all of it or nothing' },
  args: {
    file: { type: 'positional', required: true, description: 'A file that cadre backup wrote' },
    data: { type: 'string', description: 'The data folder (default: data beside the app)' },
    force: { type: 'boolean', description: 'Replace a database that is not empty; it is kept under another name' },
  },
  run: ({ args }) =>
    runAdmin(['restore', args.file, ...(args.data ? ['--data', args.data] : []), ...(args.force ? ['--force'] : [])]),
})
