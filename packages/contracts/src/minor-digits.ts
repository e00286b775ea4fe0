// How many decimals a currency has, by ISO 4217. Never asked of `Intl`: ICU tells what is usual in print (HUF and IQD
// without decimals, differently by version and browser), and a stored amount would change its value with a runtime.
const NONE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE = 'BHD IQD JOD KWD LYD OMR TND';
const FOUR = 'CLF UYW';

/** How many decimals the currency's amounts have: 2 for EUR and for codes that are not known, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: string): number => {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  if (NONE.includes(currency)) return 0;
  if (THREE.includes(currency)) return 3;
  return FOUR.includes(currency) ? 4 : 2;
};
