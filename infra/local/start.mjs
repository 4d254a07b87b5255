// Plain JavaScript, so that an older Node can still read it and say what is wrong.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Stepwise needs Node 24 and this is Node ${process.versions.node}: start it with "npm start", which brings its own Node 24.`,
  )
  process.exit(1)
}
await import('./main.ts')
