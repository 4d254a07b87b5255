export { randomIds } from '../random-ids.ts'
