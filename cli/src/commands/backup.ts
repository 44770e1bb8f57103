import { defineCommand } from 'citty'
import { runAdmin } from '../admin.ts'

export const backup = defineCommand({
  meta: { name: 'backup', description: 'Write everything the database holds at this moment into one file' },
  args: {
    file: { type: 'positional', required: true, description: 'The file to write; it must not exist' },
    data: { type: 'string', description: 'The data folder (default: data beside the app)' },
  },
  run: ({ args }) => runAdmin(['backup', args.file, ...(args.data ? ['--data', args.data] : [])]),
})
