package io.synthorax.platform.stage;

import io.synthorax.contracts.Claim;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who is at a run. A claim is a lease: written only if absent as the next attempt, renewed while
 * the work goes on, and worth nothing once it has run out.
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

  /** The claim on a run, or nothing while somebody else holds it. */
  public Optional<Held> tryClaim(StudyId study, RunId run) {
    int attempt = 1;
    while (true) {
      String key = ObjectLayout.claim(study, run, attempt);
      Optional<Claim> present = store.find(key).map(bytes -> Json.read(bytes, Claim.class));
      if (present.isEmpty()) {
        return claim(study, run, attempt);
      }
      if (present.get().until().isAfter(clock.instant())
          && !present.get().worker().equals(worker)) {
        return Optional.empty();
      }
      attempt++;
    }
  }

  private Optional<Held> claim(StudyId study, RunId run, int attempt) {
    Claim claim = new Claim(attempt, worker, clock.instant().plus(lease));
    boolean won = store.putIfAbsent(ObjectLayout.claim(study, run, attempt), Json.write(claim));
    return won ? Optional.of(new Held(study, run, attempt)) : Optional.empty();
  }

  /** A claim that this process holds. */
  public final class Held {
    private final StudyId study;
    private final RunId run;
    private final int attempt;
    private Instant renewed = clock.instant();

    private Held(StudyId study, RunId run, int attempt) {
      this.study = study;
      this.run = run;
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
      if (store.find(ObjectLayout.claim(study, run, attempt + 1)).isPresent()) {
        throw new StageInterrupted("another worker has taken over " + study + "/" + run);
      }
      write(now.plus(lease));
      renewed = now;
    }

    /** Gives the run back at once, for whoever is next. */
    public void release() {
      write(clock.instant());
    }

    private void write(Instant until) {
      store.put(
          ObjectLayout.claim(study, run, attempt), Json.write(new Claim(attempt, worker, until)));
    }
  }
}
