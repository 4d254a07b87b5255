/**
 * mailparser prepares it, with the list of all top-level domains, while it is loaded; it finds the links of plain text,
 * which reading/mime.ts skips (`skipTextLinks`).
 */
const linkify = { tlds: () => linkify, add: () => linkify, set: () => linkify }

module.exports = () => linkify
