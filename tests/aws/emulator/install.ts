import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const emulatorFolder = fileURLToPath(new URL('../../../.emulator', import.meta.url))
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))
/** What was installed last; written only once everything is. */
const installed = join(emulatorFolder, 'installed.txt')

const run = (program: string, ...parameters: string[]): void => {
  const { status } = spawnSync(program, parameters, { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${program} ${parameters.join(' ')} failed`)
}

/** Installs the emulator into a Python environment of its own, once. Needs Python 3.11 and the package registry. */
export const installEmulator = (): void => {
  const wanted = readFileSync(requirements, 'utf8')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return
  run('python3', '-m', 'venv', emulatorFolder)
  run(
    join(emulatorFolder, 'bin', 'pip'),
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    requirements,
  )
  writeFileSync(installed, wanted)
}
