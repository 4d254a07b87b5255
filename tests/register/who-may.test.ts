import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whoMay } from '../../functions/register/who-may.ts'
import { RealRegister } from './real-register.ts'

describe('who may do what', () => {
  let register: RealRegister
  beforeAll(() => {
    register = new RealRegister()
  })
  afterAll(() => {
    register.close()
  })

  it('is said of every route: add the line of a new one to who-may.ts', () => {
    const routes = register.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/assets/'))
      .map(({ method, path }) => `${method} ${path}`)
    const unsaid = routes.filter((route) => whoMay[route] === undefined)
    expect(unsaid).toEqual([])
  })
})
