import { fileURLToPath } from 'node:url'
import { App, Validations } from 'aws-cdk-lib'
import { loadSettings, WrongSettings } from './settings.ts'
import { stepwise } from './stepwise.ts'

const fileHere = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

try {
  const app = new App()
  const { settings, sample } = loadSettings(fileHere('settings.yaml'), fileHere('settings.sample.yaml'))
  const { record } = stepwise(app, settings)
  if (sample) {
    Validations.of(record).addWarning(
      'stepwise:sample-settings',
      'These are the sample settings: copy infra/aws/settings.sample.yaml to settings.yaml before you deploy.',
    )
  }
  app.synth()
} catch (error) {
  if (!(error instanceof WrongSettings)) throw error
  console.error(error.message)
  process.exitCode = 1
}
