import { z } from 'zod'
import { markup, type Html } from './markup.ts'
import type { View } from './view.ts'

/** What every form of ours carries: its token, and the page to come back to. */
export const formStart = ({ formToken, path }: View): Html =>
  markup`<input type="hidden" name="form-token" value="${formToken}" /><input type="hidden" name="page" value="${path}" />`

/** A path of this register and nothing else: no redirect leads away from it ("//elsewhere", "/\\elsewhere"). */
export const ownPathSchema = z
  .string()
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
  .catch('/')
