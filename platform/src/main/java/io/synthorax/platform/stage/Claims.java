package io.synthorax.platform.stage;

import io.synthorax.contracts.Claim;
import io.synthorax.contracts.Json;
import io.synthorax.platform.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who is at a piece of work that two should not do. A claim is a lease: written only if absent as
 * the next attempt, renewed while the work goes on, and worth nothing once it has run out by the
 * clock here, or was not renewed for its length: a machine whose clock goes ahead by days would
 * keep the others away for days.
 */
@ApplicationScoped
public class Claims {
  private final ObjectStore store;
  private final Duration lease;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final String worker = UUID.randomUUID().toString();
  private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();

  @Inject
  public Claims(
      ObjectStore store,
      @ConfigProperty(name = "synthorax.claim.lease", defaultValue = "PT20S") Duration lease) {
    this(store, lease, Clock.systemUTC(), System::nanoTime);
  }

  /** {@code nanos}: how time passes, whatever {@code clock} says that it is. */
  Claims(ObjectStore store, Duration lease, InstantSource clock, LongSupplier nanos) {
    this.store = store;
    this.lease = lease;
    this.clock = clock;
    this.nanos = nanos;
  }

  /** Somebody else's claim as it is, and when it was first seen so. */
  private record Sighting(Claim claim, long nanos) {}

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
      if (isHeld(keys.apply(attempt), present.get())) {
        return Optional.empty();
      }
      attempt++;
    }
  }

  private boolean isHeld(String key, Claim claim) {
    if (claim.worker().equals(worker) || !claim.until().isAfter(clock.instant())) {
      sightings.remove(key);
      return false;
    }
    long now = nanos.getAsLong();
    Sighting first =
        sightings.merge(
            key,
            new Sighting(claim, now),
            (earlier, latest) -> earlier.claim().equals(claim) ? earlier : latest);
    return now - first.nanos() <= lease.toNanos();
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
    private long renewed = nanos.getAsLong();

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
      long now = nanos.getAsLong();
      if (now - renewed < lease.dividedBy(3).toNanos()) {
        return;
      }
      if (store.find(keys.apply(attempt + 1)).isPresent()) {
        throw new StageInterrupted("another worker has taken over: " + keys.apply(attempt + 1));
      }
      write(clock.instant().plus(lease));
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
