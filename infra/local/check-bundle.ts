import { parseArgs } from 'node:util'
import { checkBundle } from '../../functions/domain/bundle/check.ts'
import { readBundle } from './read-bundle.ts'

/**
 * `npm run -s check-bundle -- FILE.zip [--head LINK]`: one sentence a finding. Exit code 0: it agrees with itself; 1: it
 * does not; 2: it cannot be read.
 */
const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { head: { type: 'string' } } })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) {
    console.error('Name one bundle: npm run -s check-bundle -- FILE.zip')
    return 2
  }
  const read = await readBundle(file)
  if (read.kind === 'unreadable') {
    console.error(read.why)
    return 2
  }
  const check = checkBundle(read.found, values.head ?? null)
  if (check.kind === 'wrong' || read.findings.length > 0) {
    for (const finding of [...read.findings, ...(check.kind === 'wrong' ? check.findings : [])])
      console.log(finding)
    return 1
  }
  const { kind, reference, made, chain, files } = check.manifest
  console.log(
    `The ${kind === 'whole' ? 'bundle' : 'redacted bundle'} of case ${reference}, made ${made.at}, agrees with itself: ${chain.events} events in one chain, ${files.length} files.`,
  )
  console.log(
    values.head === undefined
      ? `There is no signature in it: compare the head of its chain with the register's or another copy's. It is ${chain.head}.`
      : 'The head of its chain is the one that you gave.',
  )
  return 0
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof TypeError && 'code' in error)) throw error
  console.error('The options are: npm run -s check-bundle -- FILE.zip [--head LINK]')
  return 2
})
