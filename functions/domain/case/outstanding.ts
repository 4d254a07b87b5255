const label = /^\s*still outstanding\s*[:–-]\s*(?=\S)/i

/** What is still outstanding, to be shown after our own words for that, which people write too because we ask for them. */
export const withoutLabel = (outstanding: string): string => outstanding.replace(label, '')
