import { writeFile } from 'node:fs/promises'
import { formatNames, type QuestionFormat, readQuestions, writeQuestions } from '@cadre/formats/question-formats'
import { defineCommand } from 'citty'
import { didYouMean } from '../did-you-mean.ts'
import { fidelityReport } from '../fidelity-report.ts'
import { nameOf, readInputBytes } from '../input.ts'
import { Refused } from '../refused.ts'
import { UsageError } from '../usage.ts'

const formats = Object.keys(formatNames)
const isFormat = (name: string): name is QuestionFormat => formats.includes(name)

/** `cadre bank convert IN --to FORMAT --out FILE`: reads what the file holds, whatever its name, and says what was lost (Q6). */
export const convert = defineCommand({
  meta: { name: 'convert', description: 'Convert a file of questions; says of each question what could not be kept' },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'A file of questions in any format (found by its content), or - for standard input',
      valueHint: 'FILE',
    },
    to: { type: 'string', required: true, description: formats.join(', '), valueHint: 'FORMAT' },
    out: { type: 'string', description: 'The file to write; without it nothing is written', valueHint: 'FILE' },
    key: { type: 'string', description: 'Key of the bank, for --to yaml', valueHint: 'KEY' },
    json: { type: 'boolean', description: 'Print the report as JSON' },
  },
  async run({ args }) {
    const { to, out, key = 'questions' } = args
    if (!isFormat(to)) {
      throw new UsageError(`There is no format ${to}.${didYouMean(to, formats)} There are ${formats.join(', ')}.`)
    }
    const read = readQuestions(await readInputBytes(args.file))
    if (!read.ok) {
      const { place, reason } = read.details
      const at = [nameOf(args.file), place.file, place.line].filter((part) => part !== undefined).join(':')
      throw new Refused(read.code, `${at}: ${reason}.`, read.details)
    }
    const written = writeQuestions(read.value.set, to, { key })
    const report = { read: read.value.fidelity, written: written.fidelity }
    if (out !== undefined) await writeFile(out, written.bytes)
    process.stdout.write(
      args.json === true ? `${JSON.stringify(report, null, 2)}\n` : fidelityReport(nameOf(args.file), report),
    )
  },
})
