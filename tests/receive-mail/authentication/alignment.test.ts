import { expect, test } from 'vitest'
import { isAligned } from '../../../functions/receive-mail/authentication/alignment.ts'

test.each([
  ['parkside.waltham.sch.uk', 'parkside.waltham.sch.uk', true],
  ['Parkside.Waltham.sch.uk.', 'parkside.waltham.sch.uk', true],
  ['mail.parkside.waltham.sch.uk', 'parkside.waltham.sch.uk', true],
  ['walthamforest.gov.uk', 'social-care.walthamforest.gov.uk', true],
  ['bücher.example', 'xn--bcher-kva.example', true],
  ['parkside.waltham.sch.uk', 'waltham.sch.uk', false],
  ['waltham.sch.uk', 'parkside.waltham.sch.uk', false],
  ['gov.uk', 'walthamforest.gov.uk', false],
  ['evil-parkside.waltham.sch.uk', 'parkside.waltham.sch.uk', false],
  ['parkside-primary.example', 'parkside-prlmary.example', false],
  ['other.onmicrosoft.com', 'school.onmicrosoft.com', false],
  ['school.github.io', 'github.io', false],
  ['', 'parkside-primary.example', false],
  ['', '', false],
])('%s speaks for %s where alignment is relaxed: %s', (domain, author, expected) => {
  expect(isAligned(domain, author, false)).toBe(expected)
})

test('where alignment is strict only the same domain speaks', () => {
  expect(isAligned('parkside-primary.example', 'parkside-primary.example', true)).toBe(true)
  expect(isAligned('mail.parkside-primary.example', 'parkside-primary.example', true)).toBe(false)
})
