/** What the command is given by whoever started it: a database and somewhere to write. */
export interface CliSurroundings {
  /** Opens the database as its administrator; asked only once the command is understood. */
  openPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}
