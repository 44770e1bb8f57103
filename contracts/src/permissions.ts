/** Roles a person may hold in an organisation; several at once are possible. */
export const roles = [
  'owner',
  'programme-lead',
  'trainer',
  'participant',
  'manager',
  'partner-admin',
  'framework-owner',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** What an operation may ask for. `read-own` permissions show only what the person takes part in. */
export const permissions = [
  'organisation.read',
  'organisation.manage',
  'members.read',
  'members.manage',
  'audit.read',
  'mail.read',
  'catalogue.read',
  'catalogue.manage',
  'demand.manage',
  'certificates.read',
  'certificates.record-own',
  'certificates.manage',
  'blueprints.read',
  'blueprints.author',
  'questions.read',
  'questions.write',
  'questions.review',
  'questions.manage',
  'trainers.read',
  'trainers.manage',
  'trainers.prepare',
  'cohorts.read',
  'cohorts.read-own',
  'cohorts.plan',
  'cohorts.join',
  'assessments.run',
  'assessments.take',
  'readiness.read',
  'readiness.read-led',
  'sessions.lead',
  'sessions.attend',
  'exams.read',
  'exams.sit',
  'exams.manage',
  'care.give',
  'care.receive',
  'care.summary',
] as const
export type Permission = (typeof permissions)[number]

const everything = permissions
const reading = [
  'organisation.read',
  'members.read',
  'catalogue.read',
  'certificates.read',
  'blueprints.read',
  'trainers.read',
  'cohorts.read',
  'exams.read',
] as const

/** Those who write questions and review each other's; their answers are theirs to see. */
const questions = ['questions.read', 'questions.write', 'questions.review'] as const

/** The whole matrix; docs/reference/permissions.md is printed from it. */
export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: everything,
  'framework-owner': everything,
  'partner-admin': everything,
  'programme-lead': [
    ...reading,
    ...questions,
    'questions.manage',
    'members.manage',
    'mail.read',
    'catalogue.manage',
    'demand.manage',
    'certificates.manage',
    'blueprints.author',
    'trainers.manage',
    'trainers.prepare',
    'cohorts.read-own',
    'cohorts.plan',
    'assessments.run',
    'readiness.read',
    'sessions.lead',
    'exams.manage',
    'care.give',
  ],
  trainer: [
    'organisation.read',
    'members.read',
    'catalogue.read',
    'certificates.record-own',
    'blueprints.read',
    'blueprints.author',
    ...questions,
    'trainers.read',
    'trainers.prepare',
    'cohorts.read-own',
    'cohorts.join',
    'assessments.run',
    'assessments.take',
    'readiness.read-led',
    'sessions.lead',
    'sessions.attend',
    'exams.read',
    'exams.sit',
    'care.give',
    'care.receive',
  ],
  participant: [
    'organisation.read',
    'catalogue.read',
    'certificates.record-own',
    'cohorts.read-own',
    'cohorts.join',
    'assessments.take',
    'sessions.attend',
    'exams.sit',
    'care.receive',
  ],
  manager: [
    'organisation.read',
    'members.read',
    'catalogue.read',
    'certificates.read',
    'demand.manage',
    'cohorts.read-own',
    'care.summary',
  ],
  auditor: [...reading, 'audit.read'],
}

/** Whom each role may invite or promote: never above itself. */
export const mayGrant: Readonly<Record<Role, readonly Role[]>> = {
  owner: roles,
  'framework-owner': [
    'framework-owner',
    'partner-admin',
    'programme-lead',
    'trainer',
    'participant',
    'manager',
    'auditor',
  ],
  'partner-admin': ['partner-admin', 'programme-lead', 'trainer', 'participant', 'manager'],
  'programme-lead': ['programme-lead', 'trainer', 'participant', 'manager'],
  trainer: [],
  participant: [],
  manager: [],
  auditor: [],
}

export const permissionsOf = (held: readonly Role[]): ReadonlySet<Permission> =>
  new Set(held.flatMap((role) => permissionsOfRole[role]))
