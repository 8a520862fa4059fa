package io.synthorax.console.api;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.Json;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header {@code Idempotency-Key}. What a request starts is named by the hash of the request, so
 * to send it twice is harmless with or without a key; a key adds that another body under the same
 * key is noticed as the mistake that it is. Keys are remembered until the console ends, the last
 * thousands of them.
 */
@Singleton
class IdempotencyKeys {
  static final String HEADER = "Idempotency-Key";
  private static final int MOST = 10_000;
  private static final int LONGEST = 255;

  /** Another request was sent under the same key. */
  static final class Reused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Reused(String key) {
      super("key '" + key + "' was used for another request");
    }
  }

  private final Map<String, String> bodies =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /** {@code key} may be null; {@code target} is what the body was sent to. */
  synchronized void check(String key, String target, byte[] body) {
    if (key == null) {
      return;
    }
    if (key.isBlank() || key.length() > LONGEST) {
      throw new RequestRefused(
          "the header " + HEADER + " has " + key.length() + " characters",
          HEADER,
          "1 to " + LONGEST);
    }
    String hash = target + " " + Json.sha256(body == null ? new byte[0] : body);
    String before = bodies.putIfAbsent(key, hash);
    if (before != null && !before.equals(hash)) {
      throw new Reused(key);
    }
  }
}
