package io.synthorax.console.api;

import io.github.bucket4j.TimeMeter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.synthorax.console.ConsoleConfig;
import io.synthorax.contracts.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells an address that asks too often to wait, before anybody looks at its token. Health and
 * metrics are not counted: a kubelet that is turned away kills.
 */
@Singleton
class RateLimit {
  /** Before Quarkus' own authentication, which is at 200. */
  private static final int PRIORITY = 300;

  private static final int TOO_MANY_REQUESTS = 429;

  private final int perSecond;
  private final RequestRate rate;

  RateLimit(ConsoleConfig config) {
    this.perSecond = config.requestsPerSecond();
    this.rate = new RequestRate(perSecond, TimeMeter.SYSTEM_NANOTIME);
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    boolean probe = context.normalizedPath().startsWith("/q/");
    long wait = probe ? 0 : rate.waitSeconds(context.request().remoteAddress().hostAddress());
    if (wait == 0) {
      context.next();
      return;
    }
    Problem problem =
        Problem.of(
            TOO_MANY_REQUESTS,
            "Too many requests",
            "an address may ask %d times a second; ask again in %d s".formatted(perSecond, wait));
    context
        .response()
        .setStatusCode(TOO_MANY_REQUESTS)
        .putHeader("Retry-After", String.valueOf(wait))
        .putHeader("Content-Type", "application/problem+json")
        .end(Buffer.buffer(Json.write(problem)));
  }
}
