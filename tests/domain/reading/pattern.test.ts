import { expect, test } from 'vitest'
import { anyNumberOf, anyOf, anyWordOf, inOrder, maybe } from '../../../functions/domain/reading/pattern.ts'

test('pieces that are alternatives stay together where something stands before or behind them', () => {
  const moving = inOrder(/\bmov/u, /es|ing/u, / it\b/u)
  expect(['moves it', 'moving it'].every((text) => moving.test(text))).toBe(true)
  expect(['moves', 'ing it', 'moving item'].some((text) => moving.test(text))).toBe(false)
})

test('words are met as words alone', () => {
  const step = anyWordOf(/step|stage/u, /level/u)
  expect(step.test('the next level up')).toBe(true)
  expect(step.test('backstage, footsteps, levelled')).toBe(false)
})

test('what may come once, often or not at all', () => {
  const now = inOrder(/^we/u, anyNumberOf(/ now| therefore/u), maybe(/ formally/u), / escalate$/u)
  expect(
    ['we escalate', 'we now therefore escalate', 'we now formally escalate'].every((text) => now.test(text)),
  ).toBe(true)
  expect(now.test('we never escalate')).toBe(false)
  expect(anyOf(/a/u, /b/u).source).toBe('(?:a|b)')
})
