package io.synthorax.console.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often each address may ask: so many requests a second on average, ten seconds' worth at once.
 */
final class RequestRate {
  private static final int SECONDS_AT_ONCE = 10;

  /** Addresses that are remembered; the one that was silent longest is forgotten first. */
  private static final int ADDRESSES = 10_000;

  private final int perSecond;
  private final TimeMeter clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ADDRESSES;
        }
      };

  RequestRate(int perSecond, TimeMeter clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Seconds until the address may ask again, rounded up; 0 if it may now, and then counts. */
  long waitSeconds(String address) {
    ConsumptionProbe probe = bucket(address).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? 0
        : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() - 1);
  }

  private synchronized Bucket bucket(String address) {
    return buckets.computeIfAbsent(address, this::full);
  }

  private Bucket full(String address) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity((long) perSecond * SECONDS_AT_ONCE)
                    .refillGreedy(perSecond, Duration.ofSeconds(1)))
        .withCustomTimePrecision(clock)
        .build();
  }
}
