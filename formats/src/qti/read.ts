import { ok, refuse } from '@cadre/kernel'
import { decodeText } from '../bytes/decode-text.ts'
import { tooMany } from '../gift/read.ts'
import { embedded } from '../moodle-xml/text.ts'
import { type Collector, questionCollector } from '../question-import/collector.ts'
import type { QuestionFormat, ReadResult } from '../question-import/fidelity.ts'
import { importLimits, type ImportLimits } from '../question-import/limits.ts'
import { sourceText } from '../question-import/source-text.ts'
import { readQti12 } from '../qti12/read-item.ts'
import { descendants, type Element } from '../xml/element.ts'
import { readXml } from '../xml/read.ts'
import { isZip, readZip, type ZipFiles } from '../zip/read.ts'
import { fileAt, isJunk, listedFiles, type Package, packageOf, resolved } from './package-files.ts'
import { readQtiItem } from './read-item.ts'
import { stimuliOf } from './stimuli.ts'

/**
 * QTI 1.2, 2.1, 2.2 or 3.0: one XML file or a package (also Common Cartridge, as Canvas exports it), with what became of
 * each question. The version is read from the file.
 */
export function readQti(source: string | Uint8Array, limits: ImportLimits = importLimits): ReadResult {
  const collector = questionCollector(limits)
  if (typeof source !== 'string' && isZip(source)) return readPackage(source, collector)
  const text = sourceText(source, 'qti21', limits)
  if (!text.ok) return text
  const read = readXml(text.value, { depth: limits.depth, elements: 50 * limits.elements })
  if (!read.ok) return refused(read.details.reason, { line: read.details.line })
  const media = (address: string) => embedded(address, collector.media)
  if (readRoot(read.value, { collector, media, keywords: [], place: {} }))
    return ok(collector.done(versionOf(read.value)))
  return refused(emptyRoot(read.value.name), { line: 1 })
}

const refused = (reason: string, place: { line?: number; file?: string }, format: QuestionFormat = 'qti21') =>
  refuse('questions.file-unreadable', { format, place, reason })

/** Why a file that is XML and perhaps of QTI holds no question. */
function emptyRoot(name: string): string {
  if (/^(?:qti-assessment-test|assessmentTest|qti-assessment-section|assessmentSection)$/.test(name))
    return 'it only names its questions, which stand in other files; import the whole package (.zip)'
  if (name === 'manifest') return "it is a package's list of contents; import the whole package (.zip)"
  return `its root is <${name.slice(0, 40).toWellFormed()}>, which holds no questions of QTI`
}

type Surroundings = Parameters<typeof readQtiItem>[1]

/** The version that a root of questions is written in. */
function versionOf({ name, attributes }: Element): QuestionFormat {
  if (name === 'questestinterop') return 'qti12'
  if (name.startsWith('qti-')) return 'qti3'
  return [...attributes.values()].some((value) => value.includes('imsqti_v2p2')) ? 'qti22' : 'qti21'
}

/** Reads what a root holds; false when it is no file of questions. */
function readRoot(root: Element, surroundings: Surroundings): boolean {
  const { collector, place } = surroundings
  if (root.name === 'assessmentItem' || root.name === 'qti-assessment-item') {
    if (collector.hasRoom()) readQtiItem(root, surroundings)
    return true
  }
  if (root.name === 'questestinterop') {
    readQti12(root, surroundings)
    return true
  }
  // Some files hold items within a test or a list.
  const items = descendants(root, ['assessmentItem', 'qti-assessment-item'], collector.limits.questions)
  for (const item of items) {
    if (!collector.hasRoom()) {
      collector.skip('', { ...place, line: item.line }, tooMany(collector.limits))
      break
    }
    readQtiItem(item, surroundings)
  }
  return items.length > 0
}

function readPackage(bytes: Uint8Array, collector: Collector): ReadResult {
  const { limits } = collector
  if (bytes.length > limits.bytes) return refused(`the file is larger than ${limits.bytes} bytes`, {})
  const zip = readZip(bytes, limits)
  if (!zip.ok) return refused(zip.details.reason, zip.details.file === '' ? {} : { file: zip.details.file })
  const files = zip.value
  const path = [...files.keys()]
    .filter((each) => /(?:^|\/)imsmanifest\.xml$/i.test(each) && !isJunk(each))
    .toSorted((a, b) => a.length - b.length)[0]
  const manifest = path === undefined ? null : xmlOf(files, path, limits)
  if (manifest !== null && 'reason' in manifest)
    return refused(manifest.reason, { file: path ?? '', line: manifest.line })
  const archive = packageOf(files, path)
  const stimuli = stimuliOf(collector)
  const stimulusAt = (at: string | null) => {
    const read = at !== null && files.has(at) ? xmlOf(files, at, limits) : null
    if (at === null || read === null || 'reason' in read) return null
    return stimuli(at, { root: read.root, media: mediaOf(archive, at, collector) })
  }
  let format: QuestionFormat | null = null
  for (const { path: file, keywords } of listedFiles(
    files,
    manifest && path !== undefined ? { root: manifest.root, path } : null,
  )) {
    if (!collector.hasRoom()) {
      collector.skip('', { file }, tooMany(limits))
      break
    }
    const read = xmlOf(files, file, limits)
    if ('reason' in read) collector.skip(file, { file, line: read.line }, { code: 'unreadable', words: read.reason })
    else if (
      readRoot(read.root, {
        collector,
        keywords,
        place: { file },
        media: mediaOf(archive, file, collector),
        stimulus: (address) => stimulusAt(resolved(file, address)),
      })
    )
      format ??= versionOf(read.root)
  }
  if (format === null) return refused('the package holds no file of questions', {})
  return ok(collector.done(format))
}

function mediaOf(archive: Package, from: string, collector: Collector): (address: string) => string | null {
  return (address) => {
    if (address.startsWith('data:')) return embedded(address, collector.media)
    const file = address === '' ? null : fileAt(archive, from, address)
    return file ? collector.media.put(file.path, file.bytes) : null
  }
}

type ReadFile = { readonly root: Element } | { readonly reason: string; readonly line: number }

function xmlOf(files: ZipFiles, path: string, limits: ImportLimits): ReadFile {
  const text = decodeText(files.get(path) ?? new Uint8Array())
  if (!text.ok) return { reason: text.details.reason, line: 1 }
  const read = readXml(text.value.replaceAll(/\r\n?/g, '\n'), { depth: limits.depth, elements: 50 * limits.elements })
  return read.ok ? { root: read.value } : { reason: read.details.reason, line: read.details.line }
}
