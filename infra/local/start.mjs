import * as module from 'node:module'
import { fileURLToPath } from 'node:url'

// Plain JavaScript, so that an older Node can still read it and say what is wrong.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Stepwise needs Node 24 and this is Node ${process.versions.node}: start it with "npm start", which brings its own Node 24.`,
  )
  process.exit(1)
}
// From the second start on, what Node made of the source is used again; in our own folder, where nobody else writes.
module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)))
await import('./main.ts')
