/** Places in a service where a test holds it up: it knows when somebody waits, and lets them go. */
export interface Gates {
  /** A service has come to the gate. */
  arrive(name: string): void;
  /** A service comes to the gate and waits until it is opened. */
  pass(name: string): Promise<void>;
  /** Resolves as soon as a service has come to the gate. */
  reached(name: string): Promise<void>;
  open(name: string): void;
  openAll(): void;
}

interface Gate {
  readonly reached: PromiseWithResolve;
  readonly opened: PromiseWithResolve;
}

interface PromiseWithResolve {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function deferred(): PromiseWithResolve {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

export function createGates(): Gates {
  const gates = new Map<string, Gate>();
  const of = (name: string): Gate => {
    const gate = gates.get(name) ?? { reached: deferred(), opened: deferred() };
    gates.set(name, gate);
    return gate;
  };
  return {
    arrive: (name) => of(name).reached.resolve(),
    pass(name) {
      of(name).reached.resolve();
      return of(name).opened.promise;
    },
    reached: (name) => of(name).reached.promise,
    open: (name) => of(name).opened.resolve(),
    openAll() {
      for (const gate of gates.values()) gate.opened.resolve();
    },
  };
}
