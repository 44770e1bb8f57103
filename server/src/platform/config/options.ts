import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../paths.ts'

/** Every setting, once: validated at start, printed by `cadre config` and in docs/reference/environment.md. */
export const options = {
  host: {
    env: 'HOST',
    about: 'Address to listen on. 0.0.0.0 opens the server to the network.',
    schema: z.string().min(1).default('127.0.0.1'),
  },
  port: {
    env: 'PORT',
    about: 'Port to listen on.',
    schema: z.coerce.number().int().min(0).max(65535).default(4600),
  },
  publicUrl: {
    env: 'CADRE_PUBLIC_URL',
    about: 'The address people use, for links in mail, calendars and passkeys. Default: the address listened on.',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  },
  dataDir: {
    env: 'CADRE_DATA',
    about: 'Folder of the embedded PostgreSQL. Ignored with DATABASE_URL.',
    schema: z.string().min(1).default(join(projectRoot, 'data')),
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    about: 'Your own PostgreSQL (15 or newer), as a role that need own nothing. Default: an embedded PostgreSQL 18.',
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    secret: true,
  },
  databaseOwnerUrl: {
    env: 'CADRE_DATABASE_OWNER_URL',
    about: 'The same database as the role that owns the schema and carries out migrations. Default: DATABASE_URL.',
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    secret: true,
  },
  databasePool: {
    env: 'CADRE_DATABASE_POOL',
    about: 'Database connections of one server process.',
    schema: z.coerce.number().int().min(2).max(200).default(10),
  },
  smtpUrl: {
    env: 'SMTP_URL',
    about:
      'Where mail is sent, e.g. smtps://user:secret@mail.example.org. Default: mail stays readable in the product.',
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    secret: true,
  },
  mailFrom: {
    env: 'CADRE_MAIL_FROM',
    about: 'Sender of all mail.',
    schema: z.string().min(3).default('Cadre <cadre@localhost>'),
  },
  logLevel: {
    env: 'LOG_LEVEL',
    about: 'fatal, error, warn, info, debug, trace or silent. Logs are JSON lines on standard error.',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  },
  trustProxy: {
    env: 'CADRE_TRUST_PROXY',
    about: 'Number of reverse proxies in front whose X-Forwarded-For is believed.',
    schema: z.coerce.number().int().min(0).max(10).default(0),
  },
} as const satisfies Record<string, Option>

export type Option = {
  readonly env: string
  readonly about: string
  readonly schema: z.ZodType
  /** Never printed whole. */
  readonly secret?: boolean
}

export type Config = { readonly [Name in keyof typeof options]: z.infer<(typeof options)[Name]['schema']> }
