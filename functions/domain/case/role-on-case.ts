import type { Case } from './state.ts'

const words = {
  practitioner: 'practitioner',
  lead: 'for the escalating side',
  contact: 'contact',
} as const

/** What somebody with this address is on a case, now or at an earlier step; null for anybody else. */
export const roleOnCase = (
  { practitioner, lead, steps }: Pick<Case, 'practitioner' | 'lead' | 'steps'>,
  email: string | null,
): string | null => {
  if (email === null) return null
  if (practitioner.email === email) return words.practitioner
  if (lead.email === email) return words.lead
  const contacts = steps.flatMap(({ contact }) => (contact.kind === 'email' ? [contact.person.email] : []))
  return contacts.includes(email) ? words.contact : null
}
