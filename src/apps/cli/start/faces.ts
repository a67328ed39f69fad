/** What the steps of a start give to each other. */

/** One sign-in that a person can try at once; printed only in a demonstration. */
export interface SignIn {
  readonly role: string;
  readonly name: string;
  readonly userName: string;
  readonly password: string;
}

/** A server that listens. */
export interface Serving {
  /** The address to open, e.g. http://localhost:3000. */
  readonly address: string;
  /** Ends requests under way, then closes. */
  close(): Promise<void>;
}
