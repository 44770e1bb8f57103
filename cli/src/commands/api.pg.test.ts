import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { goodPassword, openFirstOrganisation } from '../../../server/src/testing/people.ts'
import { openTestServer } from '../../../server/src/testing/test-server.ts'

const server = await openTestServer()
const url = await server.listen({ host: '127.0.0.1', port: 0 })
await openFirstOrganisation(server)
const home = mkdtempSync(join(tmpdir(), 'cadre-cli-'))
afterAll(async () => {
  rmSync(home, { recursive: true, force: true })
  await server.close()
})

const entry = fileURLToPath(new URL('../main.ts', import.meta.url))
async function cadre(args: readonly string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, XDG_CONFIG_HOME: home, CADRE_URL: url },
  })
  child.stdin.end(input)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: Number(code), out, err }
}

describe('cadre api', () => {
  test('asks to sign in first', async () => {
    const { code, err } = await cadre(['api', 'identity.me'])
    expect({ code, err }).toEqual({ code: 1, err: 'Sign in first. Use cadre login.\n' })
  })
  test('signs in with a wrong password not at all', async () => {
    const { code, err } = await cadre(['login', '--url', url, '--email', 'ana@example.org'], 'wrong password\n')
    expect({ code, err }).toEqual({ code: 1, err: 'That mail address and password do not go together.\n' })
  })
  test('keeps what it signed in with for its owner alone', async () => {
    const { code, out } = await cadre(['login', '--url', url, '--email', 'ana@example.org'], `${goodPassword}\n`)
    expect(code).toBe(0)
    expect(out).toMatch(/^Signed in as Ana Ruiz\./)
    const file = join(home, 'cadre', 'login.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain(goodPassword)
  })
  test('does what the contract offers, in the organisation signed in to', async () => {
    const listed = await cadre(['api', 'catalogue.certifications', '--json'])
    const items: { code: string; certificationId: string }[] = JSON.parse(listed.out).items
    expect(items.map(({ code }) => code)).toContain('MLA-C01')
    const certificationId = items[0]?.certificationId ?? ''
    const fields = ['--certificationId', certificationId, '--project=Fraud detection', '--people', '3']
    const recorded = await cadre(['api', 'catalogue.record-demand', ...fields])
    expect(recorded.out).toMatch(/^demandId: dem_/)
    expect((await cadre(['api', 'catalogue.demand'])).out).toMatch(/project: Fraud detection/)
  })
  test('says a refusal in words, or as JSON', async () => {
    const { code, out, err } = await cadre([
      'api',
      'catalogue.record-demand',
      '--json',
      '--certificationId',
      'x',
      '--project',
      'y',
      '--people',
      '1',
    ])
    expect(code).toBe(1)
    expect(err).toMatch(/body.certificationId must be an id that begins with crt_/)
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: 'request.invalid' })
  })
  test.each([
    [['api', 'catalog.certifications'], /no operation catalog.certifications. Did you mean catalogue.certifications\?/],
    [['api', 'catalogue.record-demand', '--peple', '3'], /no option --peple. Did you mean people\?/],
    [
      ['api', 'catalogue.record-demand'],
      /also needs --certificationId \(id crt_…\), --project \(text, at most 160\), --people/,
    ],
    [['api'], /needs an operation; --list names them/],
  ])('names what is wrong with the call: %j', async (args, words) => {
    const { code, err } = await cadre(args)
    expect(code).toBe(2)
    expect(err).toMatch(words)
  })
  test('says that nobody answers, with another exit code', async () => {
    const { code, err } = await cadre(['api', 'identity.me', '--url', 'http://127.0.0.1:1'])
    expect(code).toBe(3)
    expect(err).toMatch(/no answer from http:\/\/127.0.0.1:1 .*Is the server running\?/)
  })
  test('lists operations, and ends quietly when its reader does', async () => {
    const child = spawn('bash', [
      '-c',
      `"$0" "$1" api --list | head -1; echo "\${PIPESTATUS[0]}"`,
      process.execPath,
      entry,
    ])
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    expect(out.split('\n').slice(0, 2)).toEqual([expect.stringMatching(/^system\.version +The running version$/), '0'])
    expect(err).toBe('')
  })
})

describe('cadre completion', () => {
  test('completes commands, operations and their fields in bash', async () => {
    const ask = async (words: string) => {
      const script = `source <("$0" "$1" completion bash); COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _cadre; printf '%s\\n' "\${COMPREPLY[@]}"`
      const child = spawn('bash', ['-c', script, process.execPath, entry])
      return (await text(child.stdout)).trim().split('\n')
    }
    expect(await ask('cadre bl')).toEqual(['blueprint'])
    expect(await ask('cadre api catalogue.record-d')).toEqual(['catalogue.record-demand'])
    expect(await ask('cadre api catalogue.record-demand --p')).toEqual(['--project', '--people'])
  })
  test('says which shells it knows', async () => {
    expect((await cadre(['completion', 'bahs'])).err).toMatch(/Did you mean bash\?/)
    expect((await cadre(['completion', 'fish'])).out).toMatch(/complete -c cadre/)
    expect((await cadre(['completion', 'zsh'])).out).toMatch(/^#compdef cadre/)
  })
})
