/** English words of signing. */
const signature = {
  signAs: (name: string) => `Sign as ${name}`,
  type: 'Type',
  draw: 'Draw',
  typeName: 'Your name, as your signature',
  drawHere: 'Draw your signature here with finger, pen or mouse; “Type” works by keyboard.',
  drawn: 'Signature drawn',
  notDrawn: 'Nothing drawn yet',
  clear: 'Clear',
  consent: (version: string) => `Consent text ${version}`,
  notLoaded: 'Drawing could not be loaded. Typing your name is just as good.',
};
export default signature;
export type SignatureTerms = typeof signature;
