/** Flags of every command that follows a run to its end. */
export type FollowFlags = {
  readonly output: string;
  readonly events?: string;
  readonly hash?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** Where secrets are given: `NAME=VALUE`, each. */
export type SecretFlags = { readonly secret: readonly string[] };

export type RunFlags = FollowFlags &
  SecretFlags & {
    readonly param: readonly string[];
    readonly params?: string;
    readonly input?: string;
    readonly store?: string;
    readonly allowNet: readonly string[];
    readonly allowRead: readonly string[];
    readonly allowWrite: readonly string[];
    readonly allowRun: readonly string[];
    readonly allowCode?: boolean;
    readonly allowAll?: boolean;
    readonly trigger?: string;
    readonly until?: string;
    readonly seed?: number;
    readonly now?: string;
  };

export type ResumeFlags = FollowFlags & SecretFlags & { readonly store: string };

export type ScheduleFlags = SecretFlags &
  Pick<RunFlags, "param" | "params" | "store" | "allowNet" | "allowRead" | "allowWrite" | "allowRun" | "allowCode" | "allowAll" | "quiet">;
export type SignalFlags = ResumeFlags & { readonly data?: string };
