import { parseArgs } from 'node:util'

export type Options = { readonly only: string; readonly out: string | undefined; readonly answers: number }

const words = `npm run bench -- [--only NAME] [--out FILE] [--answers NUMBER]

Measures on this machine and prints one JSON document on standard output; progress goes to standard error.

  --only NAME       only the figures whose name contains NAME, such as start, read, "first screen", organisation
  --out FILE        writes the document to FILE too
  --answers NUMBER  how many answers the organisation of the dashboards has (10000000; a million takes a tenth of the time)
  --help            this text
`

/** What was asked for; ends the process for those who asked for help (0) or for what there is not (2). */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', default: '' },
        out: { type: 'string' },
        answers: { type: 'string', default: '10000000' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) {
      process.stdout.write(words)
      process.exit(0)
    }
    const answers = Number(values.answers)
    if (!Number.isSafeInteger(answers) || answers < 1)
      throw new Error(`--answers takes a whole number of at least 1, not '${values.answers}'`)
    return { only: values.only, out: values.out, answers }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${words}`)
    return process.exit(2)
  }
}
