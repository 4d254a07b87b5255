import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../../infra/local/settings.ts'
import { sessionKey } from '../../../infra/local/sign-in-settings.ts'

const whole = {
  OIDC_ISSUER: 'https://login.example.org/realms/staff',
  OIDC_CLIENT_ID: 'stepwise',
  OIDC_CLIENT_SECRET: 'secret',
  PUBLIC_URL: 'https://register.example.org/',
}
const refused = (environment: NodeJS.ProcessEnv): string => {
  const read = readSettings(environment)
  return read.kind === 'refused' ? read.errors.join('\n') : ''
}

describe('the register without sign-in', () => {
  it.each(['127.0.0.1', 'localhost', '::1', '127.0.0.53'])('listens on %s', (host) => {
    expect(readSettings({ HTTP_HOST: host }).kind).toBe('settings')
  })

  it.each(['0.0.0.0', '::', '192.168.1.4', 'register.example.org', '127.evil.example'])(
    'refuses %s in one sentence that says what to do',
    (host) => {
      expect(refused({ HTTP_HOST: host })).toBe(
        `HTTP_HOST is ${host}, where others reach the register without signing in: set OIDC_ISSUER and what belongs to it (README, Sign-in), or leave HTTP_HOST at 127.0.0.1.`,
      )
    },
  )
})

describe('the register with sign-in', () => {
  it('may listen anywhere', () => {
    const read = readSettings({ ...whole, HTTP_HOST: '0.0.0.0' })
    expect(read.kind === 'settings' && read.settings.signIn?.settings).toMatchObject({
      PUBLIC_URL: 'https://register.example.org',
      OIDC_ROLES_CLAIM: 'groups',
      OIDC_ROLES: [],
    })
  })

  it.each(Object.keys(whole))('needs %s: half of it must not open the register to everybody', (name) => {
    expect(refused({ ...whole, [name]: '' })).toBe(
      `${name} is missing: signing in needs it (README, Sign-in).`,
    )
  })

  it.each([
    [
      { OIDC_ISSUER: 'http://login.example.org/' },
      'OIDC_ISSUER must begin with https:// unless it is on this machine.',
    ],
    [
      { PUBLIC_URL: 'http://register.example.org' },
      'PUBLIC_URL must begin with https:// unless it is on this machine.',
    ],
    [{ OIDC_ROLES: 'a=boss' }, 'OIDC_ROLES must be VALUE=ROLE'],
    [{ OIDC_ROLES: 'manager' }, 'OIDC_ROLES must be VALUE=ROLE'],
  ])('refuses %j', (wrong, sentence) => {
    expect(refused({ ...whole, ...wrong })).toContain(sentence)
  })

  it('reads what the values of a claim mean', () => {
    const read = readSettings({ ...whole, OIDC_ROLES: '0b3f=waltham-forest:manager, a=b=reader' })
    expect(read.kind === 'settings' && read.settings.signIn?.settings.OIDC_ROLES).toEqual([
      { value: '0b3f', grant: { partnership: 'waltham-forest', role: 'manager' } },
      { value: 'a=b', grant: { partnership: null, role: 'reader' } },
    ])
  })
})

describe('the key of the sessions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-session-key-'))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('is made once, for nobody else to read', () => {
    const key = sessionKey(folder)
    expect(key).toHaveLength(32)
    expect(sessionKey(folder)).toEqual(key)
    expect(statSync(join(folder, 'session.key')).mode & 0o777).toBe(0o600)
  })

  it('is refused when it is damaged', () => {
    writeFileSync(join(folder, 'session.key'), 'short')
    expect(() => sessionKey(folder)).toThrow(/delete it/)
  })
})
