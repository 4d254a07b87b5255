import { setFlagsFromString } from 'node:v8'

export { read } from './domain/reading/read.ts'

/**
 * What every program reads mail through. V8 makes bytecode of a regular expression for its first use and machine code for its
 * second (https://v8.dev/blog/regexp-tier-up). Of the reading's long patterns the bytecode takes several times as long as the
 * machine code, and nearly all are used again: at once to machine code, a process reads its first mail in half the time.
 */
setFlagsFromString('--no-regexp-tier-up')
