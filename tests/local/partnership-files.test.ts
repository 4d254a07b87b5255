import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeFileError } from '../../functions/domain/partnership/partnership-file.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'

describe('the partnerships of a folder', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'partnerships-'))
    cpSync('partnerships', folder, { recursive: true })
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  const load = (ids: readonly string[] | 'all') => {
    const result = loadPartnerships(folder, ids)
    return result.kind === 'loaded'
      ? result.partnerships.map(({ id }) => id)
      : result.errors.map(describeFileError)
  }

  it('are all five by default', () => {
    expect(load('all')).toEqual(['bedford', 'blackpool', 'hammersmith-fulham', 'liverpool', 'waltham-forest'])
  })

  it('are those that are named, each once, in that order', () => {
    expect(load(['liverpool', 'bedford', 'liverpool'])).toEqual(['liverpool', 'bedford'])
  })

  it('are refused when one is named that is not there', () => {
    expect(load(['atlantis'])).toEqual([
      `${folder}:1:1: atlantis is no partnership here. Right would be, for example: PARTNERSHIPS=bedford,blackpool`,
    ])
  })

  it('are never sought outside the folder', () => {
    expect(load(['../etc'])[0]).toContain('../etc is no partnership here')
  })

  it('are refused when the folder holds none, or is not there', () => {
    rmSync(folder, { recursive: true })
    expect(load('all')).toEqual([
      `${folder}:1:1: the file holds no partnership. Right would be, for example: PARTNERSHIPS=waltham-forest`,
    ])
    cpSync('partnerships', folder, { recursive: true })
  })

  it('are refused when a file of one is missing', () => {
    rmSync(join(folder, 'bedford', 'directory.yaml'))
    expect(load('all')).toEqual([
      `${folder}/bedford/directory.yaml:1:1: the file is not there. Right would be, for example: partnerships/waltham-forest/directory.yaml`,
    ])
  })

  it('are refused when a file of one is empty', () => {
    writeFileSync(join(folder, 'bedford', 'partnership.yaml'), '')
    expect(load('all')[0]).toContain('bedford/partnership.yaml:1:1: the file must be a group of keys')
  })

  it('are refused when two have one escalation address', () => {
    cpSync(join(folder, 'bedford'), join(folder, 'bedford-two'), { recursive: true })
    const settings = join(folder, 'bedford-two', 'partnership.yaml')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('id: bedford', 'id: bedford-two'))
    expect(load(['bedford', 'bedford-two'])).toEqual([
      `${folder}/bedford-two/partnership.yaml:6:16: addresses[0].address belongs to bedford already: escalations@bedford.example. Right would be, for example: address: escalations@waltham-forest.example`,
    ])
  })
})
