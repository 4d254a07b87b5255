/**
 * What harm looks like in the words of those who see it, by family, in the language of `risk-phrases.ts`.
 *
 * - `grave` speaks for itself, unless it is denied, asked about, supposed or long past;
 * - `state` counts while it lasts: told in the present tense, or beside a word for now;
 * - `event` counts when it is fresh: beside a word for now, in the same sentence or the next;
 * - `hint` is a word that is seldom in calm mail: two kinds of them and a word for now, close together, say what
 *   no list of phrases foresees.
 *
 * Chronic concern (neglect, domestic abuse, exploitation by name) is what calm escalations are about and is not
 * here.
 */
export interface Family {
  readonly grave?: string
  readonly state?: string
  readonly event?: string
  readonly hint?: string
}

export interface Harm {
  readonly family: string
  readonly tier: keyof Family
}
