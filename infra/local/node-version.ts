/** One sentence for whoever starts the program with a Node that lacks what it is built on; null for one that has it. */
export const nodeIsTooOld = (version: string): string | null => {
  const major = Number(version.split('.')[0])
  return major >= 24
    ? null
    : `Stepwise needs Node 24 and this is Node ${version}: start it with "npm start", which brings its own Node 24.`
}
