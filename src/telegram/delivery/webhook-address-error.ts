import { VerbatimError } from '../../errors.ts';

/** The webhook server cannot listen where it was told to. */
export class WebhookAddressError extends VerbatimError {
  readonly code = 'webhook-address';

  constructor(
    { host, port }: { readonly host: string; readonly port: number },
    options: { readonly cause: unknown },
  ) {
    const reason = (options.cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    super(
      `The webhook server cannot listen on ${host}:${port} (${reason}). ` +
        (reason === 'EADDRINUSE'
          ? 'Stop the process that uses this port, or set PORT to another one.'
          : 'Set WEBHOOK_HOST to an address of this machine and PORT to one above 1023.'),
      options,
    );
  }
}
