/** Flags of every command that follows a run to its end. */
export type FollowFlags = {
  readonly output: string;
  readonly events?: string;
  readonly hash?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

export type RunFlags = FollowFlags & {
  readonly param: readonly string[];
  readonly params?: string;
  readonly input?: string;
  readonly store?: string;
  readonly allowNet: readonly string[];
  readonly allowRead: readonly string[];
  readonly allowWrite: readonly string[];
  readonly allowAll?: boolean;
  readonly trigger?: string;
  readonly until?: string;
  readonly seed?: number;
  readonly now?: string;
};

export type ScheduleFlags = Pick<RunFlags, "param" | "params" | "store" | "allowNet" | "allowRead" | "allowWrite" | "allowAll" | "quiet">;

export type ResumeFlags = FollowFlags & { readonly store: string };
export type SignalFlags = ResumeFlags & { readonly data?: string };
