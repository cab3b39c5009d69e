/** "ООН", "NATO", "AfDB", "G20": letters for words, not a word. */
export function isAbbreviation(name: string): boolean {
  return /^\p{Lu}[\p{L}\p{N}+-]*$/u.test(name) && /[\p{Lu}\p{N}].*[\p{Lu}\p{N}]/u.test(name) && !/-\p{Lu}\p{Ll}/u.test(name);
}
