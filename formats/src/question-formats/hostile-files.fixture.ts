import { strToU8, zipSync } from 'fflate'
import type { QuestionSet } from '../question/index.ts'
import { writeQuestions } from './write.ts'

const set: QuestionSet = {
  questions: [
    {
      key: 'one',
      title: 'One',
      stem: 'Which **layout**? ![c](media:c.png)',
      item: { kind: 'single', shuffle: true, options: [{ text: 'Columns', credit: 100, reason: 'Yes' }, { text: 'Rows', credit: 0 }] },
      explanation: 'Because.',
      references: [],
      tags: ['s3'],
      category: ['AWS'],
      enemies: [],
    },
    {
      key: 'two',
      stem: 'How many?',
      item: { kind: 'numeric', answers: [{ value: 3, tolerance: 0.5, credit: 100 }] },
      references: [],
      tags: [],
      category: [],
      enemies: [],
    },
  ],
  cases: [],
  media: [{ name: 'c.png', type: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) }],
} // prettier-ignore

const formats = ['gift', 'moodle-xml', 'aiken', 'csv', 'qti12', 'qti21', 'qti22', 'qti3', 'yaml'] as const
const good = new Map(formats.map((format) => [format, writeQuestions(set, format).bytes]))
const brightspace = ['MC', 'MS', 'TF', 'M', 'O', 'SA']
  .map(
    (kind) =>
      `NewQuestion,${kind},,,\nID,B-${kind},,,\nQuestionText,"Which, then?",HTML,,\nOption,100,one,,yes\nOption,100,two,,\nTRUE,100,\nFALSE,0,\nChoice,1,a\nMatch,1,b\nItem,first\nItem,second\nAnswer,100,word,,\n`,
  )
  .join(',,,,\n')
const blackboard =
  'MC\tWhich?\tone\tcorrect\ttwo\tincorrect\nMAT\tWhat?\ta\tb\tc\td\nNUM\tHow many?\t3\t1\nORD\tWhen?\tnow\tthen\nFIB\tWho?\tyou\n'
export const goodFiles: readonly (readonly [string, Uint8Array])[] = [
  ...good,
  ['brightspace', strToU8(brightspace)],
  ['blackboard-upload', strToU8(blackboard)],
]

const item = (inner: string, before = '') =>
  `<?xml version="1.0"?>${before}<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a" title="t">${inner}</assessmentItem>`
const quiz = (inner: string, before = '') => `<?xml version="1.0"?>${before}<quiz>${inner}</quiz>`
const interop = (inner: string, before = '') =>
  `<?xml version="1.0"?>${before}<questestinterop>${inner}</questestinterop>`
const roots = { quiz, item, interop }

const laughs = `<!DOCTYPE q [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'b'.repeat(i + 1)} "${`&${i === 0 ? 'a' : 'b'.repeat(i)};`.repeat(10)}">`).join('')}]>`
const doctypes: Record<string, string> = {
  'a billion laughs': laughs,
  'an external entity': '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  'an external entity of the network': '<!DOCTYPE q [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
  'a parameter entity': '<!DOCTYPE q [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
  'an external document type': '<!DOCTYPE q SYSTEM "http://127.0.0.1:9/q.dtd">',
  'a quadratic entity': `<!DOCTYPE q [<!ENTITY x "${'y'.repeat(10_000)}">]>`,
}
const bodies: Record<string, string> = {
  'ten thousand levels': `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`,
  'fifty thousand elements': '<a/>'.repeat(50_000),
  'a thousand attributes': `<a ${Array.from({ length: 1000 }, (_, i) => `b${i}="1"`).join(' ')}/>`,
  'an attribute of a megabyte': `<a b="${'x'.repeat(1_000_000)}"/>`,
  'a name of a hundred thousand letters': `<${'n'.repeat(100_000)}/>`,
  'an unknown entity': '&lol;',
  'a reference to NUL': '&#0;',
  'a reference beyond Unicode': '&#x110000;',
  'a NUL': 'a\0b',
  'an open comment': '<!-- ',
  'an open CDATA': '<![CDATA[ ',
  'a processing instruction': '<?php system("id") ?>',
  'an element that ends twice': '<a></a></a>',
  'a repeated attribute': '<a b="1" b="2"/>',
  'text of a megabyte': 'x'.repeat(1_000_000),
  'the prototype': '<__proto__ constructor="1"><toString/></__proto__>',
}

const nest = (open: string, times: number) => open.repeat(times)
const texts: Record<string, string> = {
  'fifty thousand open braces': nest('{', 50_000),
  'fifty thousand closed braces': nest('}', 50_000),
  'braces in lines': nest('{\n\n', 20_000),
  'fifty thousand tildes': `x{${nest('~', 50_000)}}`,
  'a hundred thousand options': `x{=a ${nest('~b ', 100_000)}}`,
  'fifty thousand weights': `x{${nest('~%100%', 20_000)}a}`,
  'an endless weight': `x{~%${'9'.repeat(5000)}%a =b}`,
  'an endless number': `x{#${'9'.repeat(5000)}}`,
  'a number of no number': 'x{#NaN..Infinity}',
  'fifty thousand colons': nest('::', 50_000),
  'fifty thousand comments': nest('// [id:a] [tag:b]\n', 20_000),
  'open brackets in a comment': `// ${nest('[id:', 20_000)}`,
  backslashes: nest('\\', 100_000),
  'tags left open': `[html]${nest('<b>', 3000)}{=a ~b}`,
  'quotes left open': `[html]${nest('<a ="', 3000)}{=a ~b}`,
  'lists in lists': `[html]${nest('<ul><li>', 2000)}x{=a ~b}`,
  'tables in tables': `[html]${nest('<table><tr><td>', 2000)}x{=a ~b}`,
  'a script': '[html]<script>alert(1)</script><img src=x onerror=alert(1)>{=a ~b}',
  'options without end': `Which?\n${nest('A. x\n', 30_000)}ANSWER: A`,
  'answers without question': nest('ANSWER: A\n', 20_000),
  'an open quote': 'stem,option_1\n"open\n',
  'a hundred thousand quotes': `stem,option_1\n${nest('"', 100_001)}`,
  'a hundred thousand columns': `stem${nest(',a', 100_000)}\nx${nest(',b', 100_000)}`,
  'fifty thousand rows': `stem,option_1,option_2,right\n${nest('q,a,b,A\n', 50_000)}`,
  formulas: 'stem,option_1,option_2,right\n=cmd|calc,+1,-1,A\n',
  'a folder that leads out': '$CATEGORY: $course$/top/../../etc/passwd\n\nx{=a ~b}',
  'half a surrogate pair, escaped': 'x\\uD800{=a ~b}',
  'right-to-left overrides': '\u202ex{=\u202ea ~b}',
  aliases: 'bank: 1\nkey: &a x\nquestions: [*a]',
  'a bank of open lists': `bank: 1\nquestions: ${nest('[', 20_000)}`,
}

const choices = (count: number) =>
  `<choiceInteraction responseIdentifier="RESPONSE">${Array.from({ length: count }, (_, i) => `<simpleChoice identifier="c${i}">T</simpleChoice>`).join('')}</choiceInteraction>`
const several = '<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier"/>'
const marked = (inner: string, count = 2) =>
  item(`${several}<itemBody><p>Q</p>${choices(count)}</itemBody><responseProcessing>${inner}</responseProcessing>`)
const setting = (name: string, inner: string) => `<setOutcomeValue identifier="${name}">${inner}</setOutcomeValue>`
const float = (value: string) => `<baseValue baseType="float">${value}</baseValue>`
const given = '<variable identifier="RESPONSE"/>'
const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join('')
const conditions = (count: number, test: (i: number) => string) =>
  many(
    count,
    (i) =>
      `<responseCondition><responseIf>${test(i)}${setting('SCORE', float(String(i)))}</responseIf></responseCondition>`,
  )
const label = (ident: string, text = ident) =>
  `<response_label ident="${ident}"><material><mattext>${text}</mattext></material></response_label>`
const lid = (count: number, rules: number) =>
  interop(
    `<item ident="i"><presentation><material><mattext>Q</mattext></material><response_lid ident="r" rcardinality="Multiple"><render_choice>${many(count, (i) => label(`c${i}`))}</render_choice></response_lid></presentation><resprocessing>${many(rules, (i) => `<respcondition continue="Yes"><conditionvar><varequal respident="r">c${i % 10}</varequal></conditionvar><setvar action="Add">1</setvar></respcondition>`)}</resprocessing></item>`,
  )
const mirrored = (responses: number, text: number) =>
  interop(
    `<item><presentation><flow class="RESPONSE_BLOCK">${many(responses, (i) => `<flow><response_lid ident="r${i}"><render_choice><response_label ident="l${i}"/></render_choice></response_lid></flow>`)}</flow><flow class="RIGHT_MATCH_BLOCK"><flow><material><mattext>${'x'.repeat(text)}</mattext></material></flow></flow></presentation></item>`,
  )
/** What costs to mark, and sheets whose names cost to read. */
const costly: Record<string, string> = {
  'ten choices and three thousand rules': marked(conditions(3000, (i) => `<member>${float(`c${i % 10}`)}${given}</member>`), 10),
  'a thousand choices and a thousand rules': marked(conditions(1000, (i) => `<match>${given}${float(`c${i}`)}</match>`), 1000),
  'a container put into itself sixty times': marked(setting('X', `<multiple><variable identifier="X"/><variable identifier="X"/>${given}</multiple>`).repeat(60)),
  'a container in order put into itself': marked(setting('X', `<ordered><variable identifier="X"/><variable identifier="X"/>${given}</ordered>`).repeat(60)),
  'a power beyond numbers': marked(setting('SCORE', `<power>${float('1e308')}${float('1e308')}</power>`)),
  'a place beyond every list': marked(setting('SCORE', `<index n="99999999999">${given}</index>`)),
  'a division by zero': marked(setting('SCORE', `<divide>${float('1')}${float('0')}</divide>`)),
  'five thousand words to type': item(`<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"/><itemBody><p>Q</p><textEntryInteraction responseIdentifier="RESPONSE"/></itemBody><responseProcessing>${conditions(5000, (i) => `<match>${given}${float(`w${i}`)}</match>`)}</responseProcessing>`),
  'a mapping of twenty thousand values, asked for a thousand times': item(`<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier"><mapping>${many(20_000, (i) => `<mapEntry mapKey="k${i}" mappedValue="1"/>`)}</mapping></responseDeclaration><itemBody><p>Q</p>${choices(10)}</itemBody><responseProcessing>${conditions(1000, () => `<gt><mapResponse identifier="RESPONSE"/>${float('1')}</gt>`)}</responseProcessing>`),
  'a table of twenty thousand numbers, looked up in a thousand times': item(`${several}<outcomeDeclaration identifier="SCORE" baseType="float"><matchTable>${many(20_000, (i) => `<matchTableEntry sourceValue="${i}" targetValue="${i}"/>`)}</matchTable></outcomeDeclaration><itemBody><p>Q</p>${choices(10)}</itemBody><responseProcessing>${many(1000, () => `<lookupOutcomeValue identifier="SCORE">${float('19999')}</lookupOutcomeValue>`)}</responseProcessing>`),
  'twenty thousand right values, summed a thousand times': item(`<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="integer"><correctResponse>${many(20_000, (i) => `<value>${i}</value>`)}</correctResponse></responseDeclaration><itemBody><p>Q</p>${choices(10)}</itemBody><responseProcessing>${conditions(1000, () => `<gt><sum><correct identifier="RESPONSE"/></sum>${float('1e12')}</gt>`)}</responseProcessing>`),
  'twenty thousand outcomes': item(`${several}${many(20_000, (i) => `<outcomeDeclaration identifier="o${i}" baseType="float"><defaultValue><value>1</value></defaultValue></outcomeDeclaration>`)}<itemBody><p>Q</p>${choices(10)}</itemBody><responseProcessing>${conditions(3, (i) => `<member>${float(`c${i}`)}${given}</member>`)}</responseProcessing>`),
  'steps in thousands of orders': item(`<responseDeclaration identifier="RESPONSE" cardinality="ordered" baseType="identifier"/><itemBody><p>Q</p><orderInteraction responseIdentifier="RESPONSE"><simpleChoice identifier="a">A</simpleChoice></orderInteraction></itemBody><responseProcessing>${conditions(2000, () => `<match>${given}<ordered>${float('a')}</ordered></match>`)}</responseProcessing>`),
  'ten labels and twenty thousand conditions': lid(10, 20_000),
  'five hundred labels and a thousand conditions': lid(500, 1000),
  'a right side of a megabyte beside a thousand responses': mirrored(1000, 1_000_000),
  'a right side beside a hundred thousand responses': mirrored(20_000, 90_000),
  'text of XInclude': marked('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'),
  'HTML left open as text of a body': item(`${several}<itemBody><![CDATA[${'<b'.repeat(200_000)}]]>${choices(2)}</itemBody>`),
  'references left open as text of a body': item(`${several}<itemBody>${'&amp;a'.repeat(100_000)}${choices(2)}</itemBody>`),
  'readings above readings': item(`${several}<itemBody><p>${'<ruby><rt>'.repeat(40)}x${'</rt></ruby>'.repeat(40)}</p>${choices(2)}</itemBody>`),
  'two hundred thousand CDATA': quiz(`<question type="shortanswer"><questiontext><text>${'<![CDATA[x]]>'.repeat(200_000)}</text></questiontext></question>`),
  'statements without end': quiz(`<question type="mtf"><questiontext><text>q</text></questiontext>${many(3000, (i) => `<row number="${i}"><optiontext><text>a</text></optiontext></row><weight rownumber="${i}" columnnumber="1"><value>1</value></weight>`)}</question>`),
  'a column of open brackets': `question,answer,${'('.repeat(300_000)}\nq,a\n`,
  'a column of colons': `question,answer,${':'.repeat(300_000)}x\nq,a\n`,
  'a column of dashes': `question,answer,${' - '.repeat(200_000)}x\nq,a\n`,
  'a column of signs': `question,answer,${'# no '.repeat(100_000)}x\nq,a\n`,
  'fifty thousand unknown columns and as many rows': `question,answer${many(50_000, (i) => `,x${i}`)}\n${'q,a\n'.repeat(20_000)}`,
  'a right answer of a million commas': `question,a,b,answer\nq,x,y,"${','.repeat(1_000_000)}"\n`,
  'a right answer of blanks': `question,a,b,answer\nq,x,y,"z${' '.repeat(500_000)}z"\n`,
  'a million options in a cell': `question,options,answer\nq,"${'|x'.repeat(200_000)}",A\n`,
  'sixty thousand empty lines': `${'\n'.repeat(60_000)}x`,
  'lines of blanks': `${' \n'.repeat(30_000)}ANSWER`,
  'an Aiken answer of blanks': `Q\nA. a\nB. b\nANSWER: A${' '.repeat(300_000)}!\n`,
  'an Aiken answer of letters': `Q\nA. a\nB. b\nANSWER: ${'A,'.repeat(200_000)}\n`,
  'twenty thousand titles on lines of their own': '::a::b {T}\n'.repeat(20_000),
  'half a million pairs of braces': '{}'.repeat(500_000),
  'two hundred thousand hashes': `x {T${'####'.repeat(10_000)}}`,
} // prettier-ignore

const deflated = (size: number) => new Uint8Array(size)
type Patch = (bytes: Uint8Array, directory: number) => void
/** A ZIP file whose directory was changed by hand. */
function patched(files: Record<string, Uint8Array>, patch: Patch): Uint8Array {
  const bytes = zipSync(files)
  patch(
    bytes,
    bytes.findIndex((byte, i) => byte === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1 && bytes[i + 3] === 2),
  )
  return bytes
}
const set32 = (bytes: Uint8Array, at: number, value: number) =>
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(at, value, true)
const set16 = (bytes: Uint8Array, at: number, value: number) =>
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(at, value, true)
const xml = { 'a.xml': strToU8(item('')) }
const zips: Record<string, Uint8Array> = {
  'a way up': zipSync({ '../../etc/passwd': strToU8('x') }),
  'a way up within': zipSync({ 'a/../../b.xml': strToU8('x') }),
  'a root': zipSync({ '/etc/passwd': strToU8('x') }),
  'a drive': zipSync({ 'C:\\x.xml': strToU8('x') }),
  'a backslash': zipSync({ '..\\x.xml': strToU8('x') }),
  'a NUL in a name': zipSync({ 'a\0.xml': strToU8('x') }),
  'a name of a thousand letters': zipSync({ [`${'n'.repeat(1000)}.xml`]: strToU8('x') }),
  'a bomb of zeros': zipSync({ 'a.xml': deflated(20_000_000) }),
  'many small bombs': zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.xml`, deflated(1_000_000)]))),
  'six thousand files': zipSync(Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`${i}.xml`, new Uint8Array()]))),
  'an archive in an archive': zipSync({ 'inner.zip': zipSync({ 'b.zip': zipSync(xml) }) }),
  'a manifest with entities': zipSync({ 'imsmanifest.xml': strToU8(`<?xml version="1.0"?>${laughs}<manifest/>`), ...xml }),
  'a manifest that names what is outside': zipSync({ 'imsmanifest.xml': strToU8('<manifest><resources><resource href="../../../etc/passwd"/></resources></manifest>'), ...xml }),
  'an item that shows what is outside': zipSync({ 'a.xml': strToU8(item('<itemBody><p>x<img src="../../../etc/passwd"/></p><textEntryInteraction/></itemBody>')) }),
  'a size that lies low': patched(xml, (bytes, at) => set32(bytes, at + 24, 1)),
  'a size that lies high': patched(xml, (bytes, at) => set32(bytes, at + 24, 0x7fffffff)),
  'ZIP64 sizes': patched(xml, (bytes, at) => set32(bytes, at + 24, 0xffffffff)),
  'a link': patched(xml, (bytes, at) => { set16(bytes, at + 4, 0x031e); set32(bytes, at + 38, 0xa1ff0000) }),
  'encryption': patched(xml, (bytes, at) => set16(bytes, at + 8, 1)),
  'an unknown method': patched(xml, (bytes, at) => set16(bytes, at + 10, 99)),
  'a header out of reach': patched(xml, (bytes, at) => set32(bytes, at + 42, 0x7ffffff0)),
  'a packed size out of reach': patched(xml, (bytes, at) => set32(bytes, at + 20, 0x7ffffff0)),
  'no directory': zipSync(xml).slice(0, 60),
  'only a beginning': new Uint8Array([0x50, 0x4b, 3, 4]),
  'zeros behind a beginning': new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(70_000)]),
  'nothing in it': zipSync({}),
} // prettier-ignore

const magic: Record<string, Uint8Array> = {
  nothing: new Uint8Array(),
  'one NUL': new Uint8Array([0]),
  'a PNG': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0]),
  'a PDF': strToU8('%PDF-1.7\n%\u00ff\n'),
  gzip: new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
  'bad UTF-8': new Uint8Array([0x78, 0xff, 0xfe, 0x7b, 0x7d]),
  'overlong UTF-8': new Uint8Array([0x3c, 0xc0, 0xaf, 0x3e]),
  'surrogates in UTF-8': new Uint8Array([0x78, 0xed, 0xa0, 0x80]),
  'half of UTF-16': new Uint8Array([0xff, 0xfe, 0x3c]),
  'lone surrogates in UTF-16': new Uint8Array([0xff, 0xfe, 0x3c, 0, 0, 0xd8, 0x3e, 0]),
  'UTF-32': new Uint8Array([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]),
  'an encoding that nobody has': strToU8('<?xml version="1.0" encoding="x-nobody"?><quiz/>'),
  'two byte-order marks': strToU8('\ufeff\ufeff<quiz/>'),
}

/** Truncated at every kind of place, and damaged in the middle. */
const damaged = goodFiles.flatMap(([format, bytes]) => [
  ...[0.1, 0.35, 0.6, 0.9].map(
    (part) => [`${format} cut at ${part}`, bytes.slice(0, Math.floor(bytes.length * part))] as const,
  ),
  [`${format} with NULs in it`, bytes.map((byte, i) => (i % 97 === 50 ? 0 : byte))] as const,
  [`${format} with high bytes in it`, bytes.map((byte, i) => (i % 89 === 40 ? 0xff : byte))] as const,
])

/** S-07: at least 190 files that are meant to hurt. */
export const hostileFiles: readonly (readonly [string, Uint8Array])[] = [
  ...Object.entries(roots).flatMap(([root, wrap]) => [
    ...Object.entries(doctypes).map(
      ([name, before]) => [`${root} with ${name}`, strToU8(wrap('&x;', before))] as const,
    ),
    ...Object.entries(bodies).map(([name, inner]) => [`${root} with ${name}`, strToU8(wrap(inner))] as const),
  ]),
  ...Object.entries(texts).map(([name, text]) => [`a text with ${name}`, strToU8(text)] as const),
  ...Object.entries(costly).map(([name, text]) => [`a file with ${name}`, strToU8(text)] as const),
  ...Object.entries(zips).map(([name, bytes]) => [`an archive with ${name}`, bytes] as const),
  ...Object.entries(magic).map(([name, bytes]) => [`a file that is ${name}`, bytes] as const),
  ...damaged,
]
