// In: a caption. Out: the caption as a sentence.

/** With a full stop, so that a credit on the same line does not run into it. */
export function asSentence(text: string): string {
  return text === '' || /[.!?…:»]$/.test(text) ? text : `${text}.`;
}
