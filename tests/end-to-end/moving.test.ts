import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, it } from 'vitest'
import { CHILDREN, teacher, TEAM_MANAGER } from './people.ts'
import { open } from './post.ts'
import { Program } from './program.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-moving-'))
  folders.push(folder)
  return folder
}

/** `npm run NAME -- …` as somebody types it: what it says, and how it ends. */
const command = async (name: 'export' | 'import', parameters: readonly string[], dataDir: string) => {
  const env = { ...process.env, DATA_DIR: dataDir }
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [`infra/local/${name}.ts`, ...parameters],
      { env },
    )
    return { code: 0, said: stdout }
  } catch (error) {
    if (!(error instanceof Error && 'stderr' in error)) throw error
    return { code: 'code' in error ? error.code : null, said: String(error.stderr) }
  }
}

it(
  'a partnership moves with its open case, whose deadline passes on the other machine',
  { timeout: 120_000 },
  async () => {
    const [here, there] = [newFolder(), newFolder()]
    const file = join(newFolder(), 'waltham-forest.zip')
    const old = await Program.start({ dataDir: here })
    const reference = await open(
      old,
      {
        from: teacher,
        to: TEAM_MANAGER,
        cc: CHILDREN,
        subject: 'Step one',
        text: 'This is step one of the Safeguarding Partnership’s Escalation Process.',
      },
      CHILDREN,
    )
    const { deadline } = await old.register.case(reference)
    expect(await command('export', ['waltham-forest', file], here)).toMatchObject({ code: 1 })
    await old.stop()

    expect(await command('export', ['waltham-forest', file], here)).toMatchObject({ code: 0 })
    await expect(Program.start({ dataDir: here })).rejects.toThrow('kept elsewhere now')
    for (let time = 0; time < 2; time += 1) {
      const taken = await command('import', [file, '--to', 'local'], there)
      expect(taken.said).toContain('every chain verifies')
      expect(taken).toMatchObject({ code: 0 })
    }
    expect((await command('import', [file], there)).said).toContain('--to')
    expect((await command('import', ['package.json', '--to', 'local'], there)).said).toContain('no export')

    const fresh = await Program.start({ dataDir: there })
    expect((await fresh.register.case(reference)).deadline).toBe(deadline)
    expect((await command('import', [file, '--to', 'local'], there)).said).toContain('stop it first')
    await fresh.advance(deadline ?? '')
    const moved = await fresh.register.case(reference)
    expect(moved.step).toBe(2)
    expect(moved.events.map(({ type }) => type)).toContain('deadline-missed')
    await fresh.stop()
  },
)

it('an export from a folder without a record says so, and makes none', async () => {
  const wrong = join(newFolder(), 'data')
  const file = join(newFolder(), 'waltham-forest.zip')
  const { code, said } = await command('export', ['waltham-forest', file], wrong)
  expect(code).toBe(1)
  expect(said.trim()).toBe(
    `There is no record in ${wrong}: set DATA_DIR to the folder with which Stepwise was started.`,
  )
  expect([existsSync(wrong), existsSync(file)]).toEqual([false, false])
})
