import { handIn, stepOneMail } from './sample-mail.ts'
import { readSettings } from './settings.ts'

const read = readSettings(process.env)
if (read.kind === 'refused') {
  console.error(read.errors.join('\n'))
  process.exit(1)
}
const { smtp, http } = read.settings

try {
  await handIn(stepOneMail, smtp)
  console.log(`Sent: ${stepOneMail.from.address} escalates at step one, to ${stepOneMail.to}.`)
  console.log(`See what Stepwise made of it: http://${http.host}:${http.port}/`)
} catch {
  console.error(`Nothing takes mail on ${smtp.host}:${smtp.port}: start Stepwise first, with "npm start".`)
  process.exit(1)
}
