/** What tabs on one workflow say to each other. */
export type TabMessage =
  /** `tab` wants to write the workflow. */
  | { readonly kind: "ask"; readonly id: string; readonly tab: string }
  /** Who wrote it has written all, and writes no more. */
  | { readonly kind: "yielded"; readonly id: string; readonly tab: string }
  /** Who writes it has work that could not be saved. */
  | { readonly kind: "refused"; readonly id: string; readonly tab: string }
  /** The store holds something newer. */
  | { readonly kind: "saved"; readonly id: string };

/** What this needs of `navigator.locks`. */
export type Locks = {
  request(
    name: string,
    options: { readonly steal?: true; readonly signal?: AbortSignal },
    hold: () => Promise<void> | undefined,
  ): Promise<unknown>;
  /** Resolves behind every grant that was made before. */
  query(): Promise<unknown>;
};

export type TabHost = {
  /** Undefined where the browser has none: then every tab writes, and the store's revisions alone keep them apart. */
  readonly locks: Locks | undefined;
  /** Differs from tab to tab. */
  readonly tab: string;
  readonly post: (message: TabMessage) => void;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Writes what is not written yet; false when it could not. */
  readonly flush: () => Promise<boolean>;
  /** True when nothing here waits to be written. */
  readonly written: () => boolean;
  /**
   * Shows what the store holds, unless there is something new here by then; never rejects. What is not written before is kept elsewhere where
   * the store holds something that it was not made from.
   */
  readonly reload: (id: string) => Promise<void>;
  /** Called whenever this tab may write, or may no more. */
  readonly allow: (mayWrite: boolean) => void;
  /** Another tab did not wait for this one: what is not written here must go elsewhere. */
  readonly robbed: () => Promise<void>;
};

/** What the name of the lock of a workflow begins with; its id follows. */
export const LOCK = "vwmp.workflow.";
/** For so long a page that is being reloaded may hold its lock. */
const PATIENCE = 250;
/** After so long a tab that does not answer is not waited for. */
const DEAF = 2000;

type Claim = {
  readonly id: string;
  readonly stop: AbortController;
  mayWrite: boolean;
  /** Set while the lock is held. */
  release?: () => void;
};

/**
 * Sees to it that at most one tab writes a workflow. Others show it, are told of every save, and may take over: the one that
 * writes is asked first, so that it saves. When a writer is gone, one of those who wait becomes the writer by itself.
 */
export class OneWriter {
  readonly #host: TabHost;
  #claim: Claim | undefined;
  #answer: ((message: TabMessage) => void) | undefined;
  /** Resolves when all that was to be shown is. */
  #shown: Promise<unknown> = Promise.resolve();

  constructor(host: TabHost) {
    this.#host = host;
  }

  /** This tab is to show a workflow and no other; true when it may write. Read the workflow from the store after that, in turn. */
  async enter(id: string): Promise<boolean> {
    if (this.#claim?.id === id) return this.#claim.mayWrite;
    const claim = this.#newClaim(id);
    let late = false;
    const first = new Promise<boolean>((resolve) => {
      this.#hold(claim, false, () => {
        if (late) void this.#inherit(claim);
        resolve(true);
      });
    });
    const { locks } = this.#host;
    const granted = locks === undefined || (await Promise.race([first, this.#outOfPatience(locks)]));
    late = true;
    // A hold that came by another way meanwhile has said so.
    if (!claim.mayWrite) this.#set(claim, granted);
    return claim.mayWrite;
  }

  /** A page that was busy for as long has not been told of its lock yet: what it is told first counts. */
  async #outOfPatience(locks: Locks): Promise<false> {
    await this.#host.pause(PATIENCE);
    await locks.query();
    return false;
  }

  /**
   * Reads the workflow and shows it while nothing else of this tab does: of two at once the one that has read the older text could be the
   * last to show it. What is saved meanwhile is shown behind it.
   */
  inTurn<T>(show: () => Promise<T>): Promise<T> {
    const shown = this.#shown.then(show);
    this.#shown = shown.catch(() => undefined);
    return shown;
  }

  /** This tab shows no workflow any more. */
  leave(): void {
    const left = this.#claim;
    this.#claim = undefined;
    left?.stop.abort();
    left?.release?.();
  }

  /** Makes this tab the writer, unless the writer has what it could not save. */
  async takeOver(): Promise<"taken" | "refused"> {
    const asked = this.#claim;
    if (asked === undefined || asked.mayWrite) return "taken";
    const heard = new Promise<TabMessage>((resolve) => {
      this.#answer = resolve;
    });
    this.#host.post({ kind: "ask", id: asked.id, tab: this.#host.tab });
    const said = await Promise.race([heard, this.#host.pause(DEAF)]);
    this.#answer = undefined;
    if (said?.kind === "refused") return "refused";
    if (asked !== this.#claim || asked.mayWrite) return "taken";
    const taking = this.#newClaim(asked.id);
    this.#hold(taking, true, () => void this.#inherit(taking));
    return "taken";
  }

  /** Tells the others that the store holds something newer. */
  saved(id: string): void {
    this.#host.post({ kind: "saved", id });
  }

  /** Takes what another tab said. */
  hear(message: TabMessage): void {
    const claim = this.#claim;
    if (message.id !== claim?.id) return;
    if (message.kind === "ask") {
      if (claim.mayWrite && message.tab !== this.#host.tab) void this.#giveUp(claim, message.tab);
    } else if (message.kind === "saved") {
      if (!claim.mayWrite || this.#host.locks !== undefined) void this.#reload(message.id);
    } else if (message.tab === this.#host.tab) this.#answer?.(message);
  }

  #newClaim(id: string): Claim {
    this.leave();
    const made: Claim = { id, stop: new AbortController(), mayWrite: false };
    this.#claim = made;
    return made;
  }

  #set(claim: Claim, mayWrite: boolean): void {
    claim.mayWrite = mayWrite;
    if (claim === this.#claim) this.#host.allow(mayWrite);
  }

  /** Waits for the lock and holds it until it is given back or taken away; `granted` is called when it is held. */
  #hold(claim: Claim, steal: boolean, granted: () => void): void {
    const options = steal ? { steal: true as const } : { signal: claim.stop.signal };
    let release: (() => void) | undefined;
    const held = (): Promise<void> | undefined => {
      if (claim !== this.#claim) return undefined;
      return new Promise((resolve) => {
        release = resolve;
        claim.release = resolve;
        granted();
      });
    };
    this.#host.locks?.request(`${LOCK}${claim.id}`, options, held).then(undefined, () => {
      // The word of a theft may come when the lock was given back, and even got again, by then.
      if (claim.release === release) this.#robbed(claim);
    });
  }

  #robbed(claim: Claim): void {
    if (claim !== this.#claim) return;
    const wrote = claim.mayWrite;
    delete claim.release;
    this.#set(claim, false);
    if (wrote) void this.#goOnRobbed(claim);
    else this.#wait(claim);
  }

  /** While it took itself for the writer it did not listen to what the robber saved. */
  async #goOnRobbed(claim: Claim): Promise<void> {
    await this.#host.robbed();
    if (claim !== this.#claim) return;
    this.#wait(claim);
    await this.#reload(claim.id);
  }

  #reload(id: string): Promise<void> {
    return this.inTurn(async () => {
      const claim = this.#claim;
      // What a robbed writer saved late the store refuses to write over: whoever writes here and is not done learns of it then.
      if (claim?.id === id && (!claim.mayWrite || this.#host.written())) await this.#host.reload(id);
    });
  }

  /** Becomes the writer when the lock is free. */
  #wait(claim: Claim): void {
    this.#hold(claim, false, () => void this.#inherit(claim));
  }

  /** Becomes the writer of what the store holds by now. */
  async #inherit(claim: Claim): Promise<void> {
    await this.#reload(claim.id);
    if (claim === this.#claim && claim.release !== undefined) this.#set(claim, true);
  }

  async #giveUp(claim: Claim, to: string): Promise<void> {
    this.#set(claim, false);
    const written = await this.#host.flush();
    if (claim !== this.#claim) return;
    this.#host.post({ kind: written ? "yielded" : "refused", id: claim.id, tab: to });
    if (!written) return this.#set(claim, true);
    claim.release?.();
    delete claim.release;
    this.#wait(claim);
  }
}
