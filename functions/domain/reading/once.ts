/** Answers that are asked for at most once, and only where they matter. */
export function once<T>(ask: () => T): () => T {
  let answer: { readonly is: T } | null = null
  return () => (answer ??= { is: ask() }).is
}
