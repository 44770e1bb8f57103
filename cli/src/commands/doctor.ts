import { defineCommand } from 'citty'
import { runAdmin } from '../admin.ts'

export const doctor = defineCommand({
  meta: {
    name: 'doctor',
    description: 'Check what must hold in the database, and name what is wrong; changes nothing',
  },
  args: {
    data: { type: 'string', description: 'The data folder (default: data beside the app)' },
  },
  run: ({ args }) => runAdmin(['doctor', ...(args.data ? ['--data', args.data] : [])]),
})
