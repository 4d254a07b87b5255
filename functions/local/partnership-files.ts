export { loadPartnerships, type LoadedPartnerships } from '../partnership-files.ts'
