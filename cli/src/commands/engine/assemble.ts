import { drawForm, type Form } from '@cadre/assembly'
import { engineCommand } from '../../engine-command.ts'
import { readShape } from '../../json-shape.ts'
import { printJson } from '../../print-json.ts'
import { Refused } from '../../refused.ts'
import { assembleInput, bankOf, formSpecOf } from './assemble-input.ts'
import { whyNot } from './assemble-words.ts'

export const assemble = engineCommand('assemble', {
  description: 'Draw a practice exam from a bank, or say what is missing',
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'JSON with seed, today, form and bank; - for standard input',
    },
  },
  async run({ args }) {
    const input = await readShape(args.file, assembleInput)
    const drawn = drawForm(bankOf(input), formSpecOf(input))
    if (drawn.ok) return printJson({ ok: true, ...withDomains(drawn.value, input.bank) })
    printJson({ ok: false, code: drawn.code, ...drawn.details })
    throw new Refused(drawn.code, whyNot(drawn).join('\n'))
  },
})

function withDomains(form: Form, bank: readonly { id: string; domain: string; type: string }[]) {
  const byId = new Map(bank.map((question) => [question.id, question]))
  const questions = form.questions.map(({ id, scored }) => {
    const { domain, type } = byId.get(id) ?? {}
    return { id, domain, type, scored }
  })
  return { ...form, questions }
}
