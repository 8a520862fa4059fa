package io.synthorax.platform.stage;

import io.synthorax.contracts.Claim;
import io.synthorax.contracts.Json;
import io.synthorax.platform.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who is at a piece of work that two should not do. A claim is a lease: written only if absent as
 * the next attempt, renewed while the work goes on, and worth nothing once it has run out.
 */
@ApplicationScoped
public class Claims {
  private final ObjectStore store;
  private final Duration lease;
  private final Clock clock = Clock.systemUTC();
  private final String worker = UUID.randomUUID().toString();

  public Claims(
      ObjectStore store,
      @ConfigProperty(name = "synthorax.claim.lease", defaultValue = "PT20S") Duration lease) {
    this.store = store;
    this.lease = lease;
  }

  /**
   * The claim on a piece of work, or nothing while somebody else holds it.
   *
   * @param keys of the claims, by the number of the attempt from 1 on
   */
  public Optional<Held> tryClaim(IntFunction<String> keys) {
    int attempt = 1;
    while (true) {
      Optional<Claim> present =
          store.find(keys.apply(attempt)).map(bytes -> Json.read(bytes, Claim.class));
      if (present.isEmpty()) {
        return claim(keys, attempt);
      }
      if (present.get().until().isAfter(clock.instant())
          && !present.get().worker().equals(worker)) {
        return Optional.empty();
      }
      attempt++;
    }
  }

  private Optional<Held> claim(IntFunction<String> keys, int attempt) {
    Claim claim = new Claim(attempt, worker, clock.instant().plus(lease));
    boolean won = store.putIfAbsent(keys.apply(attempt), Json.write(claim));
    return won ? Optional.of(new Held(keys, attempt)) : Optional.empty();
  }

  /** A claim that this process holds. */
  public final class Held {
    private final IntFunction<String> keys;
    private final int attempt;
    private Instant renewed = clock.instant();

    private Held(IntFunction<String> keys, int attempt) {
      this.keys = keys;
      this.attempt = attempt;
    }

    /** The number of this attempt, as it stands in object keys. */
    public String attempt() {
      return Integer.toString(attempt);
    }

    /**
     * Renews the lease when a third of it has passed; cheap enough for every step.
     *
     * @throws StageInterrupted if somebody else has taken over meanwhile
     */
    public void renew() {
      Instant now = clock.instant();
      if (Duration.between(renewed, now).compareTo(lease.dividedBy(3)) < 0) {
        return;
      }
      if (store.find(keys.apply(attempt + 1)).isPresent()) {
        throw new StageInterrupted("another worker has taken over: " + keys.apply(attempt + 1));
      }
      write(now.plus(lease));
      renewed = now;
    }

    /** Gives the work back at once, for whoever is next. */
    public void release() {
      write(clock.instant());
    }

    private void write(Instant until) {
      store.put(keys.apply(attempt), Json.write(new Claim(attempt, worker, until)));
    }
  }
}
