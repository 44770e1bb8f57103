import { Document, isMap, isScalar, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml'
import { base64OfBytes } from '../bytes/base64.ts'
import { evenCredit, isFullCredit } from '../question/credit.ts'
import type { Item, NumericAnswer, Option, Question, TextAnswer } from '../question/index.ts'
import { bankFileVersion, type QuestionBank } from './question-bank.ts'
import { bankFile } from './schema.ts'

/** Longest list or entry (as JSON) that is written on one line. */
const oneLine = 100

/**
 * The bank as a file that people can read and compare line by line. `parseQuestionBank` of it gives the same bank; what
 * the format assumes anyway is left out, so equal banks give equal files.
 * @param bank as `parseQuestionBank` or a reader gives it.
 */
export function writeQuestionBank(bank: QuestionBank): string {
  const document = new Document(asWritten(bank), { aliasDuplicateObjects: false, compat: 'yaml-1.1' })
  visit(document, {
    Collection: (_, node) => {
      if (isShort(node)) node.flow = true
    },
  })
  return document.toString({ lineWidth: 120 })
}

type Entries = Record<string, unknown>

function asWritten({ questions, cases, media, ...head }: QuestionBank): Entries {
  return inOrder(bankFile.shape, {
    bank: bankFileVersion,
    ...head,
    ...unlessEmpty('cases', cases),
    questions: questions.map((question) => questionEntries(question, head.domain)),
    ...unlessEmpty(
      'media',
      media.map(({ bytes, ...rest }) => ({ ...rest, base64: base64OfBytes(bytes) })),
    ),
  })
}

function questionEntries(question: Question, domainOfFile: string | undefined): Entries {
  const { item, references, tags, category, enemies, scenarioSource, domain, ...plain } = question
  return inOrder(bankFile.shape.questions.element.shape, {
    ...plain,
    ...(domain === domainOfFile || domain === undefined ? {} : { domain }),
    ...(scenarioSource === undefined ? {} : { scenario: scenarioSource }),
    ...unlessEmpty('tags', tags),
    ...unlessEmpty('category', category),
    ...unlessEmpty('enemies', enemies),
    ...itemEntries(item),
    ...unlessEmpty('references', references),
  })
}

function itemEntries(item: Item): Entries {
  switch (item.kind) {
    case 'single':
      return { single: item.options.map((option) => optionEntries(option, 1, isFullCredit)), ...shuffled(item.shuffle) }
    case 'multiple': {
      const right = item.options.filter(({ credit }) => credit > 0).length
      return {
        multiple: item.options.map((option) => optionEntries(option, right, (credit) => credit > 0)),
        ...(item.choose === undefined ? {} : { choose: item.choose }),
        ...(item.scoring === 'by-credit' ? { scoring: item.scoring } : {}),
        ...shuffled(item.shuffle),
      }
    }
    case 'ordering':
      return { ordering: item.steps, ...(item.scoring === 'by-position' ? { scoring: item.scoring } : {}) }
    case 'matching':
      return {
        matching: item.pairs,
        ...unlessEmpty('distractors', item.distractors),
        ...(item.scoring === 'all-or-nothing' ? { scoring: item.scoring } : {}),
        ...shuffled(item.shuffle),
      }
    case 'numeric': {
      const [first = {}, ...others] = item.answers.map(answerEntries)
      const unit = item.unit === undefined ? {} : { unit: item.unit }
      return { numeric: { ...first, ...unit, ...unlessEmpty('others', others) } }
    }
    case 'text':
      return {
        text: { answers: item.answers.map(answerEntries), ...(item.caseSensitive ? { caseSensitive: true } : {}) },
      }
  }
}

const shuffled = (shuffle: boolean): Entries => (shuffle ? {} : { shuffle })

function optionEntries({ text, credit, reason }: Option, right: number, isRight: (credit: number) => boolean): Entries {
  const assumed = isRight(credit) ? evenCredit(right) : 0
  return {
    text,
    ...(isRight(credit) ? { right: true } : {}),
    ...(credit === assumed ? {} : { credit }),
    ...(reason === undefined ? {} : { reason }),
  }
}

const answerEntries = ({ credit, ...answer }: NumericAnswer | TextAnswer): Entries => ({
  ...answer,
  ...(credit === 100 ? {} : { credit }),
})

const unlessEmpty = (name: string, list: readonly unknown[]): Entries => (list.length === 0 ? {} : { [name]: list })

/** The entries in the order in which the schema names them. */
const inOrder = (shape: object, entries: Entries): Entries =>
  Object.fromEntries(Object.keys(shape).flatMap((name) => (name in entries ? [[name, entries[name]]] : [])))

function isShort(node: YAMLMap | YAMLSeq): boolean {
  const written = JSON.stringify(node)
  if (written.length > oneLine || written.includes('\\n')) return false
  if (isSeq(node)) return node.items.length > 0 && node.items.every(isScalar)
  return isMap(node) && node.items.every(({ value }) => isScalar(value) || (isSeq(value) && isShort(value)))
}
