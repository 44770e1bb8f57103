import { certificationMissing, type addShippedQuestions, type listShippedQuestions } from '@cadre/contracts'
import { parseQuestionBank, type QuestionBank } from '@cadre/formats/question-file'
import { expectOk, ok, refuse } from '@cadre/kernel'
import { contentFiles, readContentText } from '../../../platform/content.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { certificationsOf, findCertificationByCode, type CertificationId } from '../../catalogue/index.ts'
import { fitImages } from '../reader/fit-images.ts'
import { setWords } from '../store/question-words.ts'
import { keepVocabulary } from '../store/words.ts'
import { addSet, knownKeys, type WordedSet } from './add-set.ts'

type Shipped = QuestionBank & { readonly code: string } & Pick<WordedSet, 'words'>
let read: readonly Shipped[] | null = null

/** The question sets that ship, read once: files of the product never change while it runs. */
function shippedBanks(): readonly Shipped[] {
  read ??= contentFiles('questions', '.yaml').map((name) => {
    const bank = expectOk(parseQuestionBank(readContentText(name)))
    return { ...bank, media: fitImages(bank.media).media, code: bank.certification?.code ?? '', words: setWords(bank) }
  })
  return read
}

const worded = (bank: Shipped): WordedSet => ({ set: bank, words: bank.words })

async function presentIn(reads: Reads, banks: readonly Shipped[], certificationId: CertificationId): Promise<number> {
  let present = 0
  for (const bank of banks)
    present += (await knownKeys(reads, worded(bank), { certificationId, setKey: bank.key })).size
  return present
}

export const readShipped: Handler<typeof listShippedQuestions> = async (reads) => {
  const idsByCode = new Map((await certificationsOf(reads)).map(({ code, certificationId }) => [code, certificationId]))
  const items = []
  for (const [code, banks] of Map.groupBy(shippedBanks(), (bank) => bank.code)) {
    const certificationId = idsByCode.get(code) ?? null
    items.push({
      certificationId,
      code,
      sets: banks.length,
      questions: banks.reduce((sum, { questions }) => sum + questions.length, 0),
      present: certificationId === null ? 0 : await presentIn(reads, banks, certificationId),
    })
  }
  return ok({ items })
}

/** Adds the sets of a certification that the catalogue knows, live: they were reviewed before they shipped. */
async function addBanks(tx: Tx, code: string, certificationId: CertificationId) {
  let [added, present] = [0, 0]
  for (const bank of shippedBanks().filter((each) => each.code === code)) {
    await keepVocabulary(tx, bank.words.vocabulary)
    const done = await addSet(tx, worded(bank), {
      certificationId,
      guideVersion: bank.certification?.guideVersion ?? null,
      setKey: bank.key,
      domain: bank.domain ?? 'general',
      provenance: { kind: 'shipped', words: bank.provenance ?? 'Ships with Cadre.' },
      as: 'live',
    })
    added += done.added
    present += done.present
  }
  return { added, present }
}

export const addShipped: Handler<typeof addShippedQuestions> = async (tx, { params: { code } }) => {
  const certification = await findCertificationByCode(tx, code)
  if (!certification) return refuse(certificationMissing.code)
  const done = await addBanks(tx, code, certification.certificationId)
  if (done.added > 0) {
    tx.record({ operation: 'bank.add-shipped', subject: certification.certificationId, detail: { code, ...done } })
    tx.changed('bank')
  }
  return ok(done)
}

/** Every set that ships, into an organisation whose catalogue knows its certification. */
export async function seedQuestions(tx: Tx): Promise<void> {
  for (const code of new Set(shippedBanks().map((bank) => bank.code))) {
    const certification = await findCertificationByCode(tx, code)
    if (certification) await addBanks(tx, code, certification.certificationId)
  }
}
