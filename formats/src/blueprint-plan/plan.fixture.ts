import { parseBlueprint } from '../blueprint/index.ts'
import type { Blueprint } from '../blueprint/index.ts'
import { expectOk } from '@cadre/kernel'

const block = (minutes: number) => ({ kind: 'core-instruction', minutes })
const session = (key: string, week: number, more: object = {}) => ({
  key,
  week,
  title: `Session ${key}`,
  kind: 'session',
  minutes: 90,
  objectives: [],
  domainMinutes: {},
  blocks: [block(90)],
  materials: [],
  discuss: [],
  ...more,
})

/** Four weeks with everything that a calendar must place: modules, a self-paced session, units, checkpoints, a long practice exam. */
const file = {
  blueprint: 1,
  key: 'short-course',
  title: 'Short course | four weeks',
  version: 1,
  summary: 'Eight sessions, one of them self-paced.',
  certification: {
    vendor: 'AWS',
    code: 'AIF-C01',
    name: 'AI Practitioner',
    level: 'foundation',
    guideVersion: '1.4',
    exam: { questions: 65, minutes: 90 },
  },
  domains: [{ key: 'ai', name: 'Fundamentals', weight: 100 }],
  weeks: 4,
  format: 'blended',
  studyHours: { min: 20, max: 40 },
  examWindow: { bookByWeek: 3, firstDay: 3, lastDay: 14 },
  modules: [
    { key: 'basics', title: 'Basics', objectives: [{ key: 'explain', domain: 'ai', text: 'Explain what a model is' }] },
  ],
  sessions: [
    session('s1', 1, { kind: 'orientation' }),
    session('s2', 1, { module: 'basics', objectives: ['explain'] }),
    session('s3', 2, { format: 'self-paced' }),
    session('s4', 2, { module: 'basics' }),
    session('s5', 3),
    session('s6', 3, { kind: 'practice-exam', minutes: 180, blocks: [block(180)] }),
    session('s7', 4, { kind: 'review' }),
    session('s8', 4, { kind: 'preparation' }),
  ],
  labs: [],
  materials: [],
  checkpoints: [
    {
      key: 'start',
      title: 'Diagnostic',
      kind: 'diagnostic',
      when: { at: 'in-session', session: 's1' },
      questions: 20,
      minutes: 30,
    },
    {
      key: 'alone',
      title: 'Quiz',
      kind: 'quiz',
      when: { at: 'after-session', session: 's8' },
      questions: 10,
      minutes: 15,
    },
    {
      key: 'later',
      title: 'Day 90',
      kind: 'retention',
      when: { at: 'days-after-exam', days: 90 },
      questions: 20,
      minutes: 30,
    },
  ],
  selfPaced: [
    {
      key: 'start',
      title: 'Read the guide',
      kind: 'study',
      minutes: 60,
      dueBefore: 's2',
      instructions: 'Read it',
      objectives: [],
      domainMinutes: {},
      materials: [],
    },
    {
      key: 'drill',
      title: 'Questions',
      kind: 'practice-questions',
      minutes: 90,
      after: 's2',
      dueBefore: 's3',
      instructions: 'Answer them',
      objectives: [],
      domainMinutes: {},
      materials: [],
    },
  ],
  organisation: {},
}

export const shortCourse: Blueprint = expectOk(parseBlueprint(JSON.stringify(file)))
