import { VerbatimError } from './errors.ts';

/** A package whose native part was not built, or was built for another Node. */
export class NativePartError extends VerbatimError {
  readonly code = 'native-part';

  constructor(name: string, options?: ErrorOptions) {
    super(
      `The native part of ${name} does not load. Run \`npm rebuild ${name}\`, or \`npm ci\` for all ` +
        'of them; building needs Python 3, make and g++.',
      options,
    );
  }
}
