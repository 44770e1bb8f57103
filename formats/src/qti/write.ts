import { strToU8, zipSync } from 'fflate'
import { categoryText } from '../gift/blocks.ts'
import { tagsWithLabels } from '../question-import/label-tags.ts'
import type { Fidelity } from '../question-import/fidelity.ts'
import type { Question, QuestionSet } from '../question/index.ts'
import { mediaNamesIn } from '../question/media-names.ts'
import { textsOf } from '../question/texts.ts'
import { tag, xmlText } from '../xml/write.ts'
import { qtiCarries } from './carries.ts'
import { asVersion3 } from './version-3.ts'
import { itemXml } from './write-item.ts'

export type WrittenPackage = { readonly bytes: Uint8Array; readonly fidelity: readonly Fidelity[] }
export type QtiVersion = 'qti21' | 'qti22' | 'qti3'

/** Namespaces and resource types of 1EdTech's content packages. */
const versions: Readonly<Record<QtiVersion, { item: string; type: string; schema: string; version: string; manifest: string }>> = {
  qti21: { item: 'http://www.imsglobal.org/xsd/imsqti_v2p1', type: 'imsqti_item_xmlv2p1', schema: 'QTIv2.1 Package', version: '1.0.0', manifest: 'http://www.imsglobal.org/xsd/imscp_v1p1' },
  qti22: { item: 'http://www.imsglobal.org/xsd/imsqti_v2p2', type: 'imsqti_item_xmlv2p2', schema: 'QTIv2.2 Package', version: '1.0.0', manifest: 'http://www.imsglobal.org/xsd/imscp_v1p1' },
  qti3: { item: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0', type: 'imsqti_item_xmlv3p0', schema: 'QTI Package', version: '3.0.0', manifest: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1' },
} // prettier-ignore

/** Nothing in a written file depends on the day it was written (1980 is the oldest that ZIP knows). */
export const zipDate = '1980-01-01T00:00:00'

/** The set as a QTI content package, one item a file, and what became of each question. */
export function writeQti(questions: QuestionSet, version: QtiVersion): WrittenPackage {
  const { set, fidelity } = qtiCarries(questions)
  const { item } = versions[version]
  const files: Record<string, Uint8Array> = { 'imsmanifest.xml': strToU8(manifest(set.questions, version)) }
  for (const question of set.questions) {
    const xml = itemXml(question, item)
    files[pathOf(question)] = strToU8(version === 'qti3' ? asVersion3(xml) : xml)
  }
  for (const { name, bytes } of set.media) files[`media/${name}`] = bytes
  return { bytes: zipSync(files, { mtime: zipDate }), fidelity }
}

const pathOf = ({ key }: Question): string => `items/${key}.xml`

const lom = 'http://ltsc.ieee.org/xsd/LOM'

function manifest(questions: readonly Question[], version: QtiVersion): string {
  const names = versions[version]
  const resources = questions.map((question) => {
    const media = [...new Set(textsOf(question).flatMap(mediaNamesIn))]
    const keywords = [
      ...tagsWithLabels(question),
      ...(question.category.length === 0 ? [] : [`category:${categoryText(question.category)}`]),
    ]
    return tag(
      'resource',
      { identifier: `item-${question.key}`, type: names.type, href: pathOf(question) },
      ...(keywords.length === 0 ? [] : [tag('metadata', {}, keywordsXml(keywords))]),
      tag('file', { href: pathOf(question) }),
      ...media.map((name) => tag('file', { href: `media/${name}` })),
    )
  })
  const metadata = tag('metadata', {}, tag('schema', {}, names.schema), tag('schemaversion', {}, names.version))
  const content = [metadata, tag('organizations', {}), tag('resources', {}, '\n', resources.join('\n'), '\n')].join(
    '\n',
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('manifest', { xmlns: names.manifest, identifier: 'questions' }, '\n', content, '\n')}\n`
}

const keywordsXml = (keywords: readonly string[]): string =>
  tag(
    'lom',
    { xmlns: lom },
    tag('general', {}, ...keywords.map((keyword) => tag('keyword', {}, tag('string', {}, xmlText(keyword))))),
  )
