// opencc-js ships types with extensionless imports, which `nodenext` cannot resolve.
declare module 'opencc-js/t2cn' {
  export function Converter(options: {
    readonly from: 't';
    readonly to: 'cn';
  }): (text: string) => string;
}
