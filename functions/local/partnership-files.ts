export { loadPartnerships } from '../partnership-files.ts'
