// How many decimals a currency has, by ISO 4217. Never asked of `Intl`: ICU tells what is usual in print (HUF and IQD
// without decimals, differently by version and browser), and a stored amount would change its value with a runtime.
const NONE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE = 'BHD IQD JOD KWD LYD OMR TND';

/** How many decimals the currency's amounts have: 2 for EUR and for codes that are not known, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: string): number =>
  !/^[A-Z]{3}$/.test(currency)
    ? 2
    : NONE.includes(currency)
      ? 0
      : THREE.includes(currency)
        ? 3
        : /CLF|UYW/.test(currency)
          ? 4
          : 2;
