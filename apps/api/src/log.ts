// Structured logs on standard output. Callers give ids, codes and durations; never bodies, headers or what people wrote.
import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';

export type { Logger };

export function createLogger(
  level = process.env['WELLKEPT_LOG_LEVEL'] ?? 'info',
  destination?: DestinationStream,
): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // A second guard: should somebody log a whole request one day, its secrets stay out.
    redact: [
      'authorization',
      'cookie',
      'token',
      'secret',
      'headers',
      'body',
      '*.authorization',
      '*.cookie',
      '*.token',
    ],
  };
  return destination ? pino(options, destination) : pino(options);
}
